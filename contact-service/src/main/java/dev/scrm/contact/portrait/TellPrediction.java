package dev.scrm.contact.portrait;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Moment;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes what a model says of a contact. */
public final class TellPrediction {
    private final Predictions predictions;
    private final Clock clock;

    TellPrediction(Predictions predictions, Clock clock) {
        this.predictions = predictions;
        this.clock = clock;
    }

    /** @param at when it was computed; now where it is not said */
    public void tell(Contact contact, Function<Instant, Prediction> prediction, @Nullable Instant at) {
        var computedAt = Moment.named(at == null ? clock.instant() : at, clock)
                .orElseThrow(
                        () -> PortraitRefused.predictionInvalid("at", "a time since 2000, at most five minutes ahead"));
        var told = prediction.apply(computedAt);
        predictions.keep(contact.id().corpId(), contact.id().value(), told);
    }
}
