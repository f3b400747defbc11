package dev.scrm.contact.segment.rest;

import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Explanation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found at one place of a condition.
 *
 * @param kind {@code all}, {@code any}, {@code not}, or what a leaf asks about
 * @param condition of a leaf, as it is written; absent where it asks for what is masked for the caller, and so is the rest
 * @param until before this time it stays so unless something new is told
 * @param measured of what the person did: how often, a sum, or how many different values; of group chats and of who follows how many
 * @param because the latest deeds that counted, three at most
 */
record ReasonView(
        String kind,
        @Nullable Map<String, Object> condition,
        @Nullable Boolean holds,
        @Nullable Instant until,
        @Nullable BigDecimal measured,
        @Nullable List<Explanation.Evidence> because,
        @Nullable List<ReasonView> parts) {
    /** Of what is masked for whom it is for only that it was asked. */
    ReasonView maskedBy(Masking masking) {
        if (parts != null) {
            var seen = parts.stream().map(part -> part.maskedBy(masking)).toList();
            // What holds of the whole, and until when, would tell of the part that is masked.
            boolean all = seen.stream().allMatch(part -> part.holds() != null);
            return new ReasonView(kind, condition, all ? holds : null, all ? until : null, measured, because, seen);
        }
        return condition == null || !AskedData.seen(condition, masking).isEmpty()
                ? this
                : new ReasonView(kind, null, null, null, null, null, null);
    }

    static ReasonView of(Explanation explanation) {
        var written = ConditionForm.write(explanation.condition());
        boolean made =
                switch (explanation.condition()) {
                    case Condition.All _, Condition.Any _, Condition.Not _ -> true;
                    case Condition.Field _,
                            Condition.Tagged _,
                            Condition.Followed _,
                            Condition.InGroups _,
                            Condition.Did _,
                            Condition.InSegment _ -> false;
                };
        return new ReasonView(
                written.keySet().iterator().next(),
                made ? null : written,
                explanation.holds(),
                explanation.until(),
                explanation.measured(),
                explanation.condition() instanceof Condition.Did ? explanation.evidence() : null,
                made ? explanation.parts().stream().map(ReasonView::of).toList() : null);
    }
}
