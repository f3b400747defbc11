package dev.scrm.gateway.wecom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What kf/sync_msg lists: messages, and events of the account between them. */
public sealed interface ServiceItem {
    /** WeCom's {@code msgid} of the item, unique in its account. */
    String messageId();

    /** When it happened; seconds. */
    Instant sentAt();

    /**
     * One message.
     *
     * @param origin 3 customer, 4 system, 5 staff
     * @param body the message's own object as JSON, such as {@code {"text":"…"}}
     */
    record Message(
            String messageId,
            String openKfId,
            String externalUserId,
            @Nullable String staffId,
            int origin,
            Instant sentAt,
            String messageType,
            byte[] body)
            implements ServiceItem {}

    /**
     * A customer opened the conversation.
     *
     * @param scene of the link, as the corp named it
     * @param sceneParameter what the corp added to the link
     * @param eventCode lets something be said within 20 seconds; absent where WeCom gives none
     * @param channels where from, if from WeChat channels
     */
    record SessionEntered(
            String messageId,
            String externalUserId,
            @Nullable String scene,
            @Nullable String sceneParameter,
            @Nullable String eventCode,
            @Nullable Channels channels,
            Instant sentAt)
            implements ServiceItem {}

    /**
     * The WeChat channels (视频号) account or shop that a customer came from.
     *
     * @param scene WeCom's number, 1 to 5
     */
    record Channels(@Nullable String nickname, @Nullable String shopNickname, int scene) {}

    /**
     * Who answers a conversation changed.
     *
     * @param changeType 1 taken from the pool, 2 given to another, 3 ended, 4 taken up again
     * @param eventCode lets something be said; with 1 and 3 only
     */
    record SessionChanged(
            String messageId,
            String externalUserId,
            int changeType,
            @Nullable String oldStaffId,
            @Nullable String newStaffId,
            @Nullable String eventCode,
            Instant sentAt)
            implements ServiceItem {}

    /**
     * An answer that WeCom had accepted did not arrive.
     *
     * @param externalUserId absent where WeCom does not say
     * @param failedMessageId the answer
     * @param failType WeCom's number
     */
    record MessageFailed(
            String messageId, @Nullable String externalUserId, String failedMessageId, int failType, Instant sentAt)
            implements ServiceItem {}

    /**
     * Somebody took a message back.
     *
     * @param externalUserId absent where WeCom does not say
     * @param recalledMessageId what was taken back
     * @param staffId who had written it; absent when it was the customer
     */
    record MessageRecalled(
            String messageId,
            @Nullable String externalUserId,
            String recalledMessageId,
            @Nullable String staffId,
            Instant sentAt)
            implements ServiceItem {}

    /**
     * A staff member began or stopped to take customers of the account.
     *
     * @param status 1 takes them, 2 does not
     * @param stopType with 2: 0 stopped, 1 suspended for a while
     */
    record StaffStatusChanged(
            String messageId,
            String staffId,
            int status,
            @Nullable Integer stopType,
            Instant sentAt) implements ServiceItem {}

    /** A staff member takes no messages of a customer any more, or takes them again. */
    record RejectionChanged(String messageId, String externalUserId, String staffId, boolean rejected, Instant sentAt)
            implements ServiceItem {}

    /**
     * What there is no type for, or what lacks what its type cannot do without. It may hold what somebody wrote.
     *
     * @param event WeCom's {@code event_type}, if it is an event
     * @param json the whole item
     */
    record Unrecognized(
            String messageId,
            @Nullable String event,
            @Nullable String messageType,
            String json,
            Instant sentAt) implements ServiceItem {}
}
