package dev.scrm.contact.portrait;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How lively a person is, and how much they take part.
 *
 * @param state {@code active}, {@code cooling}, {@code silent}, {@code lost}, or {@code unknown} who never did anything
 * @param lastAt null who never did anything
 * @param engagement from 0 to 100: what deeds of 30 days weigh together
 * @param trend {@code rising}, {@code falling} or {@code steady} against the 30 days before
 */
public record Activity(
        String state,
        @Nullable Instant lastAt,
        long within7Days,
        long within30Days,
        long within90Days,
        long engagement,
        String trend,
        String because) {
    private static final int MOST = 100;
    private static final double CLEARLY = 1.25;

    static Activity of(Deeds deeds, PortraitRules rules) {
        long month = weigh(deeds, rules, 0, 30);
        long before = weigh(deeds, rules, 30, 60);
        var last = deeds.latestFirst().isEmpty()
                ? null
                : deeds.latestFirst().getFirst().occurredAt();
        return new Activity(
                state(last, deeds, rules),
                last,
                count(deeds, 7),
                count(deeds, 30),
                count(deeds, 90),
                Math.min(MOST, month),
                month > before * CLEARLY ? "rising" : before > month * CLEARLY ? "falling" : "steady",
                last == null ? "没有记录到行为" : "最近一次行为在%d天前，三十天内%d次".formatted(deeds.daysSince(last), count(deeds, 30)));
    }

    private static String state(@Nullable Instant last, Deeds deeds, PortraitRules rules) {
        if (last == null) {
            return "unknown";
        }
        long days = deeds.daysSince(last);
        var bounds = rules.activityDays();
        return days <= bounds.get(0)
                ? "active"
                : days <= bounds.get(1) ? "cooling" : days <= bounds.get(2) ? "silent" : "lost";
    }

    private static long count(Deeds deeds, int days) {
        return deeds.within(Duration.ofDays(days)).count();
    }

    /** What was done so many days ago, weighed. */
    private static long weigh(Deeds deeds, PortraitRules rules, int fromDays, int toDays) {
        var before = deeds.now().minus(Duration.ofDays(fromDays));
        return deeds.within(Duration.ofDays(toDays))
                .filter(one -> !one.occurredAt().isAfter(before))
                .mapToLong(one -> rules.weight(one.type()))
                .sum();
    }
}
