package dev.scrm.contact.portrait;

import dev.scrm.contact.contact.Moment;
import dev.scrm.contact.privacy.Masking;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a contact: the place for analytics, ours or another's.
 *
 * @param model a-z, 0-9 and hyphen, such as {@code churn}
 * @param score from 0 to 1
 * @param label what it says in a word, for people
 * @param reasons for people
 * @param at when it was computed; the latest counts
 * @param expiresAt when it is no longer shown; null for never
 */
public record Prediction(
        String model,
        double score,
        @Nullable String label,
        List<String> reasons,
        String source,
        Instant at,
        @Nullable Instant expiresAt) {
    private static final Pattern MODEL = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int MOST_REASONS = 10;
    private static final int LONGEST = 200;

    public Prediction {
        reasons = List.copyOf(reasons);
        if (!MODEL.matcher(model).matches()) {
            throw PortraitRefused.predictionInvalid("model", "1 to 64 characters of a-z, 0-9 and hyphen");
        }
        if (!(score >= 0 && score <= 1)) {
            throw PortraitRefused.predictionInvalid("score", "a number from 0 to 1");
        }
        if (label != null && (label.isBlank() || label.length() > LONGEST)) {
            throw PortraitRefused.predictionInvalid("label", "1 to %d characters".formatted(LONGEST));
        }
        if (reasons.size() > MOST_REASONS
                || reasons.stream().anyMatch(one -> one.isBlank() || one.length() > LONGEST)) {
            throw PortraitRefused.predictionInvalid(
                    "reasons", "at most %d texts of 1 to %d characters".formatted(MOST_REASONS, LONGEST));
        }
        if (expiresAt != null && (!expiresAt.isAfter(at) || expiresAt.isAfter(Moment.LATEST))) {
            throw PortraitRefused.predictionInvalid("expiresAt", "after at, until the year 9999");
        }
    }

    /** Models write words as well. */
    public Prediction maskedBy(Masking masking) {
        return new Prediction(
                model,
                score,
                masking.wordsOrNone(label),
                reasons.stream().map(masking::words).toList(),
                source,
                at,
                expiresAt);
    }

    boolean isShownAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
