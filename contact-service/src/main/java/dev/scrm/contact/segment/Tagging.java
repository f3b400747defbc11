package dev.scrm.contact.segment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tag rule does with whoever it holds for: they get these tags.
 *
 * @param whileItHolds whether the tags go when it holds no longer
 * @param lasting how long they stay from when it began to hold; null for as long as nobody takes them away
 */
public record Tagging(
        List<String> tagIds, boolean whileItHolds, @Nullable Duration lasting) {
    private static final String WHILE_IT_HOLDS = "while-it-holds";
    private static final String FOR_GOOD = "for-good";
    private static final String KEEPS = "while-it-holds, for-good, or a duration from PT1H to P3660D";
    private static final int MOST = 10;
    private static final int LONGEST_ID = 64;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    public Tagging {
        tagIds = List.copyOf(tagIds);
        if (tagIds.isEmpty()
                || tagIds.size() > MOST
                || new HashSet<>(tagIds).size() < tagIds.size()
                || tagIds.stream().anyMatch(id -> id.isBlank() || id.length() > LONGEST_ID)) {
            throw SegmentRefused.tagRuleInvalid("tagIds", "1 to %d different tags".formatted(MOST));
        }
        if (lasting != null && (lasting.compareTo(SHORTEST) < 0 || lasting.compareTo(LONGEST) > 0)) {
            throw SegmentRefused.tagRuleInvalid("keep", KEEPS);
        }
    }

    /** As its author writes it. */
    public static Tagging read(@Nullable List<String> tagIds, @Nullable String keep) {
        if (tagIds == null || tagIds.stream().anyMatch(Objects::isNull)) {
            throw SegmentRefused.tagRuleInvalid("tagIds", "1 to %d different tags".formatted(MOST));
        }
        if (keep == null || keep.equals(WHILE_IT_HOLDS)) {
            return new Tagging(tagIds, true, null);
        }
        if (keep.equals(FOR_GOOD)) {
            return new Tagging(tagIds, false, null);
        }
        try {
            return new Tagging(tagIds, false, Duration.parse(keep));
        } catch (DateTimeException _) {
            throw SegmentRefused.tagRuleInvalid("keep", KEEPS);
        }
    }

    /** Whether tags that were given then have gone by themselves. */
    boolean isOver(Instant given, Instant now) {
        return lasting != null && !given.plus(lasting).isAfter(now);
    }

    /** How long the tags stay, as its author writes it. */
    public String keep() {
        return whileItHolds ? WHILE_IT_HOLDS : lasting == null ? FOR_GOOD : lasting.toString();
    }
}
