package dev.scrm.simulator.world;

import dev.scrm.simulator.SimulatorSettings;
import dev.scrm.simulator.world.ServiceMessage.Origin;
import dev.scrm.simulator.world.ServiceStates.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Customer service (微信客服): what customers write to an account, how it is fetched, and what may be answered. */
public final class ServiceDesk {
    public static final int LARGEST_PAGE = 1_000;

    private static final Duration ANSWERABLE = Duration.ofDays(2);
    private static final int ANSWERS = 5;
    private static final int ANSWERS_KEPT = 100_000;

    /** A message was written: its id, and the token of the bell that tells of it. */
    public record Written(String messageId, String syncToken) {}

    /** A session changed: the code that came with it, if one did, and the bell. */
    public record Changed(@Nullable String code, Written written) {}

    /** What sync_msg answers. */
    public record Page(List<ServiceMessage> messages, String nextCursor, boolean hasMore) {}

    /** When a customer last wrote to an account, and how often it was answered through the API since. */
    private record Session(String openKfId, String externalUserId, Instant lastWritten, int answers) {}

    /** An answer sent through the API; it is never fetched back. */
    public record Answer(
            String messageId, String openKfId, String externalUserId, String messageType, String payload, Instant at) {}

    public final ServiceAccounts accounts;
    private final World world;
    private final ServiceInbox inbox;
    private final ServiceStates states;
    private final Table<Session> sessions;
    private final Table<Answer> answers;

    ServiceDesk(World world, SimulatorSettings settings, Seeds seeds, Journal journal) {
        this.world = world;
        accounts = new ServiceAccounts(world, settings.corp(), seeds, journal);
        inbox = new ServiceInbox(world, settings.limits().syncsWithoutToken(), journal);
        states = new ServiceStates(world, journal);
        sessions = journal.table("serviceSessions", Session.class);
        answers = journal.table("serviceAnswers", Answer.class);
    }

    /** Lets sync_msg answer an empty page before each one that is not, as WeCom does at times. */
    public void answerEmptyPages(boolean emptyPages) {
        inbox.answerEmptyPages(emptyPages);
    }

    /** A customer opens the conversation. */
    public Changed enter(String openKfId, String externalUserId, String scene, String sceneParameter) {
        states.set(openKfId, externalUserId, ServiceStates.NEW, null);
        var code = states.issue(openKfId, externalUserId, ServiceStates.AT_ONCE);
        var event = event("enter_session", openKfId, externalUserId)
                .put("scene", scene)
                .put("scene_param", sceneParameter)
                .put("welcome_code", code);
        return new Changed(code, tell(openKfId, event));
    }

    /** A customer writes; the first time the system notes that the conversation was entered. */
    public Written write(String openKfId, String externalUserId, String messageType, String payload) {
        var key = key(openKfId, externalUserId);
        if (states.find(openKfId, externalUserId).isEmpty()
                && sessions.find(key).isEmpty()) {
            enter(openKfId, externalUserId, "", "");
        } else if (state(openKfId, externalUserId).state() == ServiceStates.ENDED) {
            states.set(openKfId, externalUserId, ServiceStates.NEW, null);
        }
        sessions.put(key, new Session(openKfId, externalUserId, world.now(), 0));
        var message = inbox.append(openKfId, externalUserId, Origin.CUSTOMER, null, messageType, payload);
        return new Written(message.messageId(), inbox.ring(openKfId));
    }

    /** A member answers in WeCom itself; who is answering is not changed by it. */
    public Written answer(String openKfId, String externalUserId, String memberId, String messageType, String payload) {
        var message = inbox.append(openKfId, externalUserId, Origin.MEMBER, memberId, messageType, payload);
        return new Written(message.messageId(), inbox.ring(openKfId));
    }

    /** How a conversation stands; one that never began is as one that ended. */
    public ServiceState state(String openKfId, String externalUserId) {
        int unknown =
                sessions.find(key(openKfId, externalUserId)).isPresent() ? ServiceStates.NEW : ServiceStates.ENDED;
        return states.find(openKfId, externalUserId).orElse(new ServiceState(unknown, null));
    }

    /** An app changes who answers; the code is empty where there is none. */
    public String change(String openKfId, String externalUserId, int state, @Nullable String servicer) {
        return states.change(openKfId, externalUserId, state(openKfId, externalUserId), state, servicer);
    }

    /** A member takes a conversation from the pool (1), gives it to another (2), ends it (3) or takes it up again (4). */
    public Changed changeInWecom(String openKfId, String externalUserId, int changeType, @Nullable String servicer) {
        var before = state(openKfId, externalUserId);
        states.set(openKfId, externalUserId, changeType == 3 ? ServiceStates.ENDED : ServiceStates.HUMAN, servicer);
        var event = event("session_status_change", openKfId, externalUserId).put("change_type", changeType);
        if (before.servicer() != null) {
            event.put("old_servicer_userid", before.servicer());
        }
        if (servicer != null) {
            event.put("new_servicer_userid", servicer);
        }
        String code = null;
        if (changeType == 1 || changeType == 3) {
            code = states.issue(
                    openKfId, externalUserId, changeType == 1 ? ServiceStates.LATER : ServiceStates.AT_ONCE);
            event.put("msg_code", code);
        }
        return new Changed(code, tell(openKfId, event));
    }

    /** An answer that was accepted did not reach the customer after all. */
    public Written fail(Answer answer, int failType) {
        return tell(
                answer.openKfId(),
                event("msg_send_fail", answer.openKfId(), answer.externalUserId())
                        .put("fail_msgid", answer.messageId())
                        .put("fail_type", failType));
    }

    /** A message that can still be fetched. */
    public Optional<ServiceMessage> written(String messageId) {
        return inbox.find(messageId);
    }

    /** Whoever wrote a message takes it back; it can still be fetched. */
    public Written recall(ServiceMessage message, String externalUserId) {
        var servicer = message.memberId();
        var type = servicer == null ? "user_recall_msg" : "servicer_recall_msg";
        var event = event(type, message.openKfId(), externalUserId).put("recall_msgid", message.messageId());
        return tell(message.openKfId(), servicer == null ? event : event.put("servicer_userid", servicer));
    }

    /** A member wants no messages of a customer any more, or wants them again. */
    public Written reject(String openKfId, String externalUserId, String servicer, boolean rejected) {
        return tell(
                openKfId,
                event("reject_customer_msg_switch_change", openKfId, externalUserId)
                        .put("servicer_userid", servicer)
                        .put("reject_switch", rejected ? 1 : 0));
    }

    /** A member serves again, or rests: has stopped (0), or is away for a while (1). */
    public Written rest(String openKfId, String servicer, @Nullable Integer stopType) {
        accounts.rest(openKfId, servicer, stopType);
        var event = event("servicer_status_change", openKfId)
                .put("servicer_userid", servicer)
                .put("status", stopType == null ? 1 : 2);
        return tell(openKfId, stopType == null ? event : event.put("stop_type", stopType));
    }

    public Optional<Answer> answered(String messageId) {
        return answers.find(messageId);
    }

    /** What was written after the cursor; from the beginning of the last three days without one. */
    public Page sync(String openKfId, String cursor, String token, int limit) {
        accounts.require(openKfId);
        return inbox.sync(openKfId, cursor, token, limit);
    }

    /** Answers a customer through the API. */
    public String send(String openKfId, String externalUserId, String wishedId, String messageType, String payload) {
        accounts.require(openKfId);
        var key = key(openKfId, externalUserId);
        var session =
                sessions.find(key).orElseThrow(() -> new WecomError(95031, "customer has not written in 48 hours"));
        checkNew(wishedId);
        checkState(state(openKfId, externalUserId).state());
        if (world.now().isAfter(session.lastWritten().plus(ANSWERABLE))) {
            throw new WecomError(95002, "send msg over 48 hours");
        }
        if (session.answers() >= ANSWERS) {
            throw new WecomError(95001, "send msg count limit");
        }
        sessions.put(key, new Session(openKfId, externalUserId, session.lastWritten(), session.answers() + 1));
        return keep("kf/send_msg", openKfId, externalUserId, wishedId, messageType, payload);
    }

    /** Says something by the code of an event, whoever is answering. */
    public String sendOnEvent(String code, String wishedId, String messageType, String payload) {
        checkNew(wishedId);
        var used = states.use(code);
        return keep("kf/send_msg_on_event", used.openKfId(), used.externalUserId(), wishedId, messageType, payload);
    }

    private String keep(
            String api, String openKfId, String externalUserId, String wishedId, String messageType, String payload) {
        var messageId = wishedId.isEmpty() ? world.code("kfm", 29) : wishedId;
        answers.put(messageId, new Answer(messageId, openKfId, externalUserId, messageType, payload, world.now()));
        answers.keepNewest(ANSWERS_KEPT);
        world.effects.note(api, externalUserId, payload);
        return messageId;
    }

    private void checkNew(String wishedId) {
        if (answers.find(wishedId).isPresent()) {
            throw new WecomError(95033, "duplicate msgid");
        }
    }

    /** Apps answer what nobody else has taken. */
    private static void checkState(int state) {
        if (state == ServiceStates.ENDED) {
            throw new WecomError(95013, "conversation ended");
        }
        if (state != ServiceStates.NEW && state != ServiceStates.ASSISTANT) {
            throw new WecomError(95018, "send msg is not allowed in the session state");
        }
    }

    private Written tell(String openKfId, ObjectNode event) {
        var message = inbox.append(openKfId, null, Origin.SYSTEM, null, "event", event.toString());
        return new Written(message.messageId(), inbox.ring(openKfId));
    }

    private static ObjectNode event(String type, String openKfId, String externalUserId) {
        return event(type, openKfId).put("external_userid", externalUserId);
    }

    private static ObjectNode event(String type, String openKfId) {
        return JsonNodeFactory.instance.objectNode().put("event_type", type).put("open_kfid", openKfId);
    }

    private static String key(String openKfId, String externalUserId) {
        return openKfId + "/" + externalUserId;
    }
}
