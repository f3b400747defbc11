package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes one callback of WeCom: opens it, keeps it, and only then says how to answer. */
public final class AcceptCallback {
    private final CallbackProtocol protocol;
    private final KeepEvent keepEvent;
    private final CallbackCounts counts;
    private final CallbackTally tally;
    private final Clock clock;

    AcceptCallback(
            CallbackProtocol protocol, KeepEvent keepEvent, CallbackCounts counts, CallbackTally tally, Clock clock) {
        this.protocol = protocol;
        this.keepEvent = keepEvent;
        this.counts = counts;
        this.tally = tally;
        this.clock = clock;
    }

    /** Answers what was prepared for the event, as soon as that is kept, and asks nobody. */
    public CallbackResponse accept(CallbackReceiver receiver, CallbackQuery query, byte[] body)
            throws InterruptedException {
        try {
            var event = protocol.open(receiver, query, body, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (event == null) {
                return CallbackResponse.of(CallbackAnswer.NOTHING_NEW);
            }
            if (!event.isRecognized()) {
                counts.unrecognized();
                tally.unrecognized(receiver, event.unrecognizedType());
            }
            var answer = keepEvent.keep(event);
            var reply = event.reply();
            return reply == null || !answer.isKept()
                    ? CallbackResponse.of(answer)
                    : new CallbackResponse(answer, protocol.reply(receiver, reply), reply.contentType());
        } catch (CallbackRefused refused) {
            counts.refused(refused.reason());
            tally.refused(receiver, refused.reason());
            return CallbackResponse.of(refused.answer());
        }
    }
}
