package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of WeCom. Each call brings its token along and is repeated as {@link CallWecom} says, so each is one that
 * bears being made twice.
 */
public interface WecomApi {
    /** send_welcome_msg: a code works once, for 20 seconds. */
    CallEnd<Void> sendWelcome(App app, String welcomeCode, String text, Instant deadline);

    /**
     * message/send with WeCom's own duplicate check: the same text to the same people reaches them once, however often
     * the call is made within {@link #DUPLICATES_KNOWN_SECONDS}.
     *
     * @param commandId makes the check one per command: two commands with the same text are two messages
     */
    CallEnd<Void> sendAppMessage(App app, String commandId, List<String> staffIds, String text, Instant deadline);

    /** For so long at least WeCom knows a repeated message/send again. */
    int DUPLICATES_KNOWN_SECONDS = 10_800;

    /** externalcontact/get. */
    CallEnd<ExternalContact> getContact(App app, String externalUserId, Instant deadline);

    /** externalcontact/mark_tag; repeating it changes nothing. */
    CallEnd<Void> markTags(
            App app, String staffId, String externalUserId, Set<String> add, Set<String> remove, Instant deadline);

    /** kf/send_msg; a message id works once. */
    CallEnd<Void> sendServiceMessage(
            App app, String messageId, String openKfId, String externalUserId, String text, Instant deadline);

    /**
     * kf/sync_msg from a cursor.
     *
     * @param limit messages of the page at most, 1 to 1000
     */
    CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Instant deadline);
}
