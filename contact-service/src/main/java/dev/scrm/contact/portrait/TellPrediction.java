package dev.scrm.contact.portrait;

import dev.scrm.contact.contact.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes what a model says of a contact. */
public final class TellPrediction {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Predictions predictions;
    private final Clock clock;

    TellPrediction(Predictions predictions, Clock clock) {
        this.predictions = predictions;
        this.clock = clock;
    }

    /** @param at when it was computed; now where it is not said */
    public void tell(Contact contact, Function<Instant, Prediction> prediction, @Nullable Instant at) {
        var now = clock.instant();
        if (at != null && at.isAfter(now.plus(AHEAD))) {
            throw PortraitRefused.predictionInvalid("at", "at most five minutes ahead");
        }
        var told = prediction.apply((at == null ? now : at).truncatedTo(ChronoUnit.MILLIS));
        predictions.keep(contact.id().corpId(), contact.id().value(), told);
    }
}
