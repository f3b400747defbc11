package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Of the group chats that WeCom refuses to hand over, those that an earlier call of the command handed over: the owner of a
 * chat that was inherited has not resigned, which WeCom gives as a reason to refuse it the second time.
 */
final class HandedOver {
    private static final String REFUSED = "refused";

    private final WecomApi wecom;
    private final Clock clock;

    HandedOver(WecomApi wecom, Clock clock) {
        this.wecom = wecom;
        this.clock = clock;
    }

    /**
     * The outcome of a transfer without those that the new owner has; nothing else is changed.
     *
     * @param doubtfulSince when the earlier call was made
     */
    Attempt seen(Command command, Attempt judged, Instant doubtfulSince, App app, Terms terms) {
        return judged instanceof Attempt.Done(var outcome)
                        && command instanceof Command.Post post
                        && post.kind() == CommandKind.TRANSFER_GROUP_CHATS
                        && outcome.result().get(REFUSED) instanceof List<?> refused
                ? seen(outcome, refused, post.request().body(), doubtfulSince, app, terms)
                : judged;
    }

    private Attempt seen(
            Outcome outcome,
            List<?> refused,
            Map<String, Object> transfer,
            Instant doubtfulSince,
            App app,
            Terms terms) {
        var newOwner = String.valueOf(transfer.get("new_owner"));
        var left = new ArrayList<Object>();
        for (var chat : refused) {
            var end = wecom.post(app, GroupChat.request(chatId(chat)), terms);
            if (end.value() == null) {
                var tried = new Tried(doubtfulSince, outcome.attempts(), outcome.errorCode());
                if (Judgement.unanswered(tried, end, now()) instanceof Attempt.Postponed later) {
                    return later;
                }
            }
            if (!isOwnedBy(newOwner, end)) {
                left.add(chat);
            }
        }
        Map<String, Object> result = new HashMap<>(outcome.result());
        result.remove(REFUSED);
        if (!left.isEmpty()) {
            result.put(REFUSED, left);
        }
        return new Attempt.Done(Outcome.sent(result, outcome.attempts(), outcome.finishedAt()));
    }

    private static String chatId(Object refused) {
        return refused instanceof Map<?, ?> chat ? String.valueOf(chat.get("chatId")) : "";
    }

    private static boolean isOwnedBy(String newOwner, CallEnd<Map<String, Object>> end) {
        return end.value() != null
                && GroupChat.of(end.value())
                        .filter(chat -> newOwner.equalsIgnoreCase(
                                String.valueOf(chat.told().get("ownerId"))))
                        .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
