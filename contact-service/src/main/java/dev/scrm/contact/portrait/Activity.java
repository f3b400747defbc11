package dev.scrm.contact.portrait;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How lively a person is, and how much they take part.
 *
 * @param state {@code active}, {@code cooling}, {@code silent}, {@code lost}, or {@code unknown} who never did anything
 * @param lastAt when they last did something or wrote to staff; null who never did
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

    /** As the corp's rules weigh a day with a conversation, among types of behaviour. */
    private static final String CONVERSATION = "conversation";

    private record Moment(Instant at, int weight) {}

    /** @param conversations days on which the person wrote: each is worth one deed, however many messages it had */
    static Activity of(Deeds deeds, List<Instant> conversations, PortraitRules rules) {
        var moments = Stream.concat(
                        deeds.latestFirst().stream().map(one -> new Moment(one.occurredAt(), rules.weight(one.type()))),
                        conversations.stream().map(at -> new Moment(at, rules.weight(CONVERSATION))))
                .toList();
        var now = deeds.now();
        long month = weigh(moments, now, 0, 30);
        long before = weigh(moments, now, 30, 60);
        var last = moments.stream().map(Moment::at).max(naturalOrder()).orElse(null);
        var what = conversations.isEmpty() ? "行为" : "行为或对话";
        return new Activity(
                state(last, deeds, rules),
                last,
                count(moments, now, 7),
                count(moments, now, 30),
                count(moments, now, 90),
                Math.min(MOST, month),
                month > before * CLEARLY ? "rising" : before > month * CLEARLY ? "falling" : "steady",
                last == null
                        ? "没有记录到行为"
                        : "最近一次%s在%d天前，三十天内%d次".formatted(what, deeds.daysSince(last), count(moments, now, 30)));
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

    private static long count(List<Moment> moments, Instant now, int days) {
        return within(moments, now, days).count();
    }

    /** What was done so many days ago, weighed. */
    private static long weigh(List<Moment> moments, Instant now, int fromDays, int toDays) {
        var before = now.minus(Duration.ofDays(fromDays));
        return within(moments, now, toDays)
                .filter(one -> !one.at().isAfter(before))
                .mapToLong(Moment::weight)
                .sum();
    }

    private static Stream<Moment> within(List<Moment> moments, Instant now, int days) {
        var from = now.minus(Duration.ofDays(days));
        return moments.stream().filter(one -> one.at().isAfter(from));
    }
}
