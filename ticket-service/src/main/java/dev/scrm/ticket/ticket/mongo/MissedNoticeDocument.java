package dev.scrm.ticket.ticket.mongo;

import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.MissedNotice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notice that staff did not get, as it lies in its ticket's document. */
public record MissedNoticeDocument(
        String commandId, String reason, @Nullable Integer errorCode, Instant at) {
    static MissedNoticeDocument of(MissedNotice missed) {
        var delivery = missed.delivery();
        return new MissedNoticeDocument(missed.commandId(), delivery.reason(), delivery.errorCode(), delivery.at());
    }

    MissedNotice notice() {
        return new MissedNotice(commandId, new Undelivered(reason, errorCode, at));
    }
}
