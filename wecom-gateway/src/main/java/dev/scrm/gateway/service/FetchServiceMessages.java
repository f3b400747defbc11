package dev.scrm.gateway.service;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.ServicePage;
import dev.scrm.gateway.wecom.WecomApi;
import dev.scrm.gateway.wecom.WecomAway;
import dev.scrm.platform.events.EventEnvelope;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what waits for a customer-service account, page by page to the end. The cursor moves on only after its page is
 * durable in Kafka: a crash repeats a page, and the messages' ids are derived, so nothing happens twice.
 */
public final class FetchServiceMessages {
    private static final int TOKEN_EXPIRED = 95007;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final WecomApi wecom;
    private final Corps corps;
    private final ServiceCursors cursors;
    private final ServiceMessageLog log;
    private final Clock clock;

    FetchServiceMessages(WecomApi wecom, Corps corps, ServiceCursors cursors, ServiceMessageLog log, Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.cursors = cursors;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Fetches to the end.
     *
     * @param token from the doorbell; WeCom limits calls without one
     * @param cause the doorbell
     */
    public void fetch(String openKfId, String token, EventEnvelope cause) {
        var corp = corps.find(cause.corpId());
        if (corp.isEmpty()) {
            throw new IllegalStateException("Expected corp " + cause.corpId() + " in the settings");
        }
        var app = corp.get().appForServiceAccount(openKfId);
        var cursor = cursors.find(app.corpId(), openKfId).orElse(null);
        boolean more = true;
        while (more) {
            var page = page(app, openKfId, token, cursor);
            log.append(page.messages(), cause);
            boolean moved = !page.nextCursor().isEmpty() && !page.nextCursor().equals(cursor);
            if (moved) {
                cursor = page.nextCursor();
                cursors.save(app.corpId(), openKfId, cursor);
            }
            // Without a new cursor the same page would come again and again.
            more = page.more() && moved;
        }
    }

    private ServicePage page(App app, String openKfId, String token, @Nullable String cursor) {
        var deadline = clock.instant().plus(LONGEST);
        var end = wecom.syncMessages(app, openKfId, token, cursor, deadline);
        if (end.reply() instanceof Reply.Answer(int errorCode, var _) && errorCode == TOKEN_EXPIRED) {
            end = wecom.syncMessages(app, openKfId, null, cursor, deadline);
        }
        return switch (end.reply()) {
            case Reply.NoAnswer(var cause) -> throw new WecomAway("Expected messages but got no answer: " + cause);
            case Reply.Answer(int errorCode, var _) ->
                switch (Reaction.to(errorCode)) {
                    case OK -> end.required();
                    case RETRY, BACK_OFF -> throw new WecomAway("Expected messages but WeCom answered " + errorCode);
                    case REFRESH, ALARM, STATE, DROP ->
                        throw new IllegalStateException(
                                "Expected messages of %s but WeCom answered %d".formatted(openKfId, errorCode));
                };
        };
    }
}
