package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import dev.scrm.simulator.world.ServiceMessage.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Customer service (微信客服): what customers write to an account, how it is fetched, and what may be answered. */
public final class ServiceDesk {
    public static final int LARGEST_PAGE = 1_000;

    private static final Duration ANSWERABLE = Duration.ofDays(2);
    private static final int ANSWERS = 5;
    private static final int ANSWERS_KEPT = 100_000;

    /** A message was written: its id, and the token of the bell that tells of it. */
    public record Written(String messageId, String syncToken) {}

    /** What sync_msg answers. */
    public record Page(List<ServiceMessage> messages, String nextCursor, boolean hasMore) {}

    /** When a customer last wrote to an account, and how often it was answered through the API since. */
    private record Session(String openKfId, String externalUserId, Instant lastWritten, int answers) {}

    /** An answer sent through the API; it is never fetched back. */
    private record Answer(
            String messageId, String openKfId, String externalUserId, String messageType, String payload, Instant at) {}

    private final World world;
    private final Corp corp;
    private final ServiceInbox inbox;
    private final Table<Session> sessions;
    private final Table<Answer> answers;

    ServiceDesk(World world, SimulatorSettings settings, Journal journal) {
        this.world = world;
        corp = settings.corp();
        inbox = new ServiceInbox(world, settings.limits().syncsWithoutToken(), journal);
        sessions = journal.table("serviceSessions", Session.class);
        answers = journal.table("serviceAnswers", Answer.class);
    }

    public Optional<Corp.ServiceAccount> account(String openKfId) {
        return corp.accounts().stream()
                .filter(account -> account.openKfId().equals(openKfId))
                .findFirst();
    }

    /** The account that is meant when none is named. */
    public Optional<Corp.ServiceAccount> firstAccount() {
        return corp.accounts().stream().findFirst();
    }

    /** Lets sync_msg answer an empty page before each one that is not, as WeCom does at times. */
    public void answerEmptyPages(boolean emptyPages) {
        inbox.answerEmptyPages(emptyPages);
    }

    /** A customer writes; the first time the system notes that the conversation was entered. */
    public Written write(String openKfId, String externalUserId, String messageType, String payload) {
        var key = key(openKfId, externalUserId);
        if (sessions.find(key).isEmpty()) {
            inbox.append(openKfId, null, Origin.SYSTEM, null, "event", entered(openKfId, externalUserId));
        }
        sessions.put(key, new Session(openKfId, externalUserId, world.now(), 0));
        var message = inbox.append(openKfId, externalUserId, Origin.CUSTOMER, null, messageType, payload);
        return new Written(message.messageId(), inbox.ring(openKfId));
    }

    /** A member answers in WeCom itself. */
    public Written answer(String openKfId, String externalUserId, String memberId, String messageType, String payload) {
        var message = inbox.append(openKfId, externalUserId, Origin.MEMBER, memberId, messageType, payload);
        return new Written(message.messageId(), inbox.ring(openKfId));
    }

    /** What was written after the cursor; from the beginning of the last three days without one. */
    public Page sync(String openKfId, String cursor, String token, int limit) {
        checkAccount(openKfId);
        return inbox.sync(openKfId, cursor, token, limit);
    }

    /** Answers a customer through the API. */
    public String send(String openKfId, String externalUserId, String wishedId, String messageType, String payload) {
        checkAccount(openKfId);
        var key = key(openKfId, externalUserId);
        var session =
                sessions.find(key).orElseThrow(() -> new WecomError(95031, "customer has not written in 48 hours"));
        if (answers.find(wishedId).isPresent()) {
            throw new WecomError(95033, "duplicate msgid");
        }
        if (world.now().isAfter(session.lastWritten().plus(ANSWERABLE))) {
            throw new WecomError(95002, "send msg over 48 hours");
        }
        if (session.answers() >= ANSWERS) {
            throw new WecomError(95001, "send msg count limit");
        }
        sessions.put(key, new Session(openKfId, externalUserId, session.lastWritten(), session.answers() + 1));
        var messageId = wishedId.isEmpty() ? world.code("kfm", 29) : wishedId;
        answers.put(messageId, new Answer(messageId, openKfId, externalUserId, messageType, payload, world.now()));
        answers.keepNewest(ANSWERS_KEPT);
        world.effects.note("kf/send_msg", externalUserId, payload);
        return messageId;
    }

    private void checkAccount(String openKfId) {
        if (account(openKfId).isEmpty()) {
            throw new WecomError(95004, "open_kfid not exist");
        }
    }

    private static String entered(String openKfId, String externalUserId) {
        return """
        {"event_type":"enter_session","open_kfid":"%s","external_userid":"%s","scene":"","scene_param":""}""".formatted(openKfId, externalUserId);
    }

    private static String key(String openKfId, String externalUserId) {
        return openKfId + "/" + externalUserId;
    }
}
