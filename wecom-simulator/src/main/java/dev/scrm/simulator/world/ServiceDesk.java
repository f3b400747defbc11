package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Customer service (微信客服): what customers write to an account, how it is fetched, and what may be answered. */
public final class ServiceDesk {
    public static final int LARGEST_PAGE = 1_000;

    private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final Duration ANSWERABLE = Duration.ofDays(2);
    private static final int ANSWERS = 5;
    private static final int KEPT = 200_000;

    /** Who wrote a message, as sync_msg numbers it. */
    public enum Origin {
        CUSTOMER(3),
        SYSTEM(4),
        MEMBER(5);

        private final int number;

        Origin(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /** A message, or an event when it is of the type {@code event}; the payload is the JSON of its own field. */
    public record ServiceMessage(
            long sequence,
            String messageId,
            String openKfId,
            @Nullable String externalUserId,
            Instant sentAt,
            Origin origin,
            @Nullable String memberId,
            String messageType,
            String payload) {}

    /** When a customer last wrote to an account, and how often it was answered through the API since. */
    public record Session(String openKfId, String externalUserId, Instant lastWritten, int answers) {}

    /** An answer sent through the API; it is never fetched back. */
    public record Answer(
            String messageId, String openKfId, String externalUserId, String messageType, String payload, Instant at) {}

    /** What the bell of new messages carries for sync_msg. */
    public record SyncToken(String token, String openKfId, Instant expiresAt) {}

    /** A message was written: its id, and the token of the bell that tells of it. */
    public record Written(String messageId, String syncToken) {}

    /** What sync_msg answers. */
    public record Page(List<ServiceMessage> messages, String nextCursor, boolean hasMore) {}

    private record Cursor(long sequence, boolean afterEmpty) {
        String text() {
            var text = "kf:" + sequence + (afterEmpty ? ":e" : "");
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }

        static Cursor of(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(":", 3);
                if (parts[0].equals("kf")) {
                    return new Cursor(Long.parseLong(parts[1]), parts.length > 2);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
                throw new WecomError(50100, "invalid cursor");
            }
            throw new WecomError(50100, "invalid cursor");
        }
    }

    private final World world;
    private final Corp corp;
    private final int syncsWithoutToken;
    private final Table<ServiceMessage> messages;
    private final Table<Session> sessions;
    private final Table<Answer> answers;
    private final Table<SyncToken> tokens;
    private final Map<String, TreeMap<Long, ServiceMessage>> byAccount = new HashMap<>();
    private Instant minute = Instant.EPOCH;
    private int syncsInMinute;
    private boolean emptyPages;

    ServiceDesk(World world, SimulatorSettings settings, Journal journal) {
        this.world = world;
        corp = settings.corp();
        syncsWithoutToken = settings.limits().syncsWithoutToken();
        messages = journal.table("serviceMessages", ServiceMessage.class);
        sessions = journal.table("serviceSessions", Session.class);
        answers = journal.table("serviceAnswers", Answer.class);
        tokens = journal.table("syncTokens", SyncToken.class);
        messages.values().forEach(this::index);
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

    /** A customer writes; the first time the system notes that the conversation was entered. */
    public Written write(String openKfId, String externalUserId, String messageType, String payload) {
        var key = sessionKey(openKfId, externalUserId);
        if (sessions.find(key).isEmpty()) {
            append(openKfId, null, Origin.SYSTEM, null, "event", entered(openKfId, externalUserId));
        }
        sessions.put(key, new Session(openKfId, externalUserId, world.now(), 0));
        return written(append(openKfId, externalUserId, Origin.CUSTOMER, null, messageType, payload));
    }

    /** A member answers in WeCom itself. */
    public Written answer(String openKfId, String externalUserId, String memberId, String messageType, String payload) {
        return written(append(openKfId, externalUserId, Origin.MEMBER, memberId, messageType, payload));
    }

    /** Lets sync_msg sometimes answer an empty page although there is more, as WeCom does. */
    public void answerEmptyPages(boolean emptyPages) {
        this.emptyPages = emptyPages;
    }

    /** What was written after the cursor; from the beginning of the last three days without one. */
    public Page sync(String openKfId, String cursor, String token, int limit) {
        existing(openKfId);
        checkToken(openKfId, token);
        var from = cursor.isEmpty() ? new Cursor(0, false) : Cursor.of(cursor);
        var window = world.now().minus(WINDOW);
        var page = byAccount.getOrDefault(openKfId, new TreeMap<>()).tailMap(from.sequence(), false).values().stream()
                .filter(message -> !message.sentAt().isBefore(window))
                .limit(limit + 1L)
                .toList();
        if (emptyPages && !from.afterEmpty() && !page.isEmpty()) {
            return new Page(List.of(), new Cursor(from.sequence(), true).text(), true);
        }
        boolean more = page.size() > limit;
        var answered = more ? page.subList(0, limit) : page;
        long last = answered.isEmpty() ? from.sequence() : answered.getLast().sequence();
        return new Page(answered, new Cursor(last, false).text(), more);
    }

    /** Answers a customer through the API. */
    public String send(String openKfId, String externalUserId, String wishedId, String messageType, String payload) {
        existing(openKfId);
        var key = sessionKey(openKfId, externalUserId);
        var session =
                sessions.find(key).orElseThrow(() -> new WecomError(95031, "customer has not written in 48 hours"));
        if (world.now().isAfter(session.lastWritten().plus(ANSWERABLE))) {
            throw new WecomError(95002, "send msg over 48 hours");
        }
        if (answers.find(wishedId).isPresent()) {
            throw new WecomError(95033, "duplicate msgid");
        }
        if (session.answers() >= ANSWERS) {
            throw new WecomError(95001, "send msg count limit");
        }
        sessions.put(key, new Session(openKfId, externalUserId, session.lastWritten(), session.answers() + 1));
        var messageId = wishedId.isEmpty() ? world.code("kfm", 29) : wishedId;
        answers.put(messageId, new Answer(messageId, openKfId, externalUserId, messageType, payload, world.now()));
        answers.keepNewest(KEPT);
        return messageId;
    }

    private void existing(String openKfId) {
        if (account(openKfId).isEmpty()) {
            throw new WecomError(95004, "open_kfid not exist");
        }
    }

    private void checkToken(String openKfId, String token) {
        if (token.isEmpty()) {
            checkSyncsWithoutToken();
            return;
        }
        var known = tokens.find(token).filter(candidate -> candidate.openKfId().equals(openKfId));
        if (known.isEmpty() || world.now().isAfter(known.get().expiresAt())) {
            throw new WecomError(95007, "invalid msg token");
        }
    }

    private void checkSyncsWithoutToken() {
        var now = world.now();
        if (now.isAfter(minute.plusSeconds(60))) {
            minute = now;
            syncsInMinute = 0;
        }
        if (++syncsInMinute > syncsWithoutToken) {
            throw new WecomError(45009, "api freq out of limit");
        }
    }

    private Written written(ServiceMessage message) {
        var token = new SyncToken(
                world.code("ENC", 29), message.openKfId(), world.now().plus(TOKEN_VALIDITY));
        tokens.put(token.token(), token);
        tokens.keepNewest(KEPT / 10);
        return new Written(message.messageId(), token.token());
    }

    private ServiceMessage append(
            String openKfId,
            @Nullable String externalUserId,
            Origin origin,
            @Nullable String memberId,
            String messageType,
            String payload) {
        var known = byAccount.getOrDefault(openKfId, new TreeMap<>());
        long sequence = known.isEmpty() ? 1 : known.lastKey() + 1;
        var message = new ServiceMessage(
                sequence,
                world.code("kfm", 29),
                openKfId,
                externalUserId,
                world.now(),
                origin,
                memberId,
                messageType,
                payload);
        index(message);
        messages.put(openKfId + "/" + sequence, message);
        return message;
    }

    private void index(ServiceMessage message) {
        byAccount.computeIfAbsent(message.openKfId(), _ -> new TreeMap<>()).put(message.sequence(), message);
    }

    private static String entered(String openKfId, String externalUserId) {
        return "{\"event_type\":\"enter_session\",\"open_kfid\":\"%s\",\"external_userid\":\"%s\",\"scene\":\"\",\"scene_param\":\"\"}"
                .formatted(openKfId, externalUserId);
    }

    private static String sessionKey(String openKfId, String externalUserId) {
        return openKfId + "/" + externalUserId;
    }
}
