package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When those who attend a schedule are reminded, and how it is repeated.
 *
 * @param timeZoneHours in which WeCom counts its days, east of UTC; Beijing's when absent
 */
record Reminders(
        @Nullable List<@Nullable Integer> remindMinutesBefore,
        @Nullable Repeat repeat,
        @Nullable Integer timeZoneHours) {
    private static final int MOST = 10;
    private static final int LONGEST_MINUTES = 40_320;

    /** UTC+8, WeCom's own default. */
    private static final int BEIJING = 8;

    private static final int FURTHEST_ZONE = 12;
    private static final int LONGEST_INTERVAL = 99;
    private static final int WORKDAY = 7;
    /** A hundred years: what is later was not meant as a time in seconds. */
    private static final Duration LONGEST_REPETITION = Duration.ofDays(36_525);

    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 31;

    /**
     * That it comes again.
     *
     * @param every day, workday, week, month or year
     * @param interval every so many of them; each when absent
     * @param daysOfWeek of weeks: 1 is Monday
     * @param daysOfMonth of months
     * @param until the last time; for good when absent
     */
    record Repeat(
            @Nullable String every,
            @Nullable Integer interval,
            @Nullable List<@Nullable Integer> daysOfWeek,
            @Nullable List<@Nullable Integer> daysOfMonth,
            @Nullable Instant until) {}

    Json inWecomsWords(Instant startsAt) {
        var minutes = numbers(remindMinutesBefore);
        Checks.require(minutes.size() <= MOST && areWithin(minutes, 0, LONGEST_MINUTES), Reason.REMINDERS_OUT_OF_RANGE);
        int zone = requireNonNullElse(timeZoneHours, BEIJING);
        Checks.require(zone >= -FURTHEST_ZONE && zone <= FURTHEST_ZONE, Reason.TIMES_WRONG);
        var json = Json.object()
                .put("is_remind", minutes.isEmpty() ? 0 : 1)
                .put(
                        "remind_time_diffs",
                        minutes.isEmpty()
                                ? null
                                : minutes.stream().map(before -> -60 * before).toList());
        if (repeat != null) {
            putRepeat(repeat, startsAt, json);
        }
        return json.put("timezone", zone);
    }

    /** What goes beyond each day, week, month or year is what WeCom calls custom. */
    private static void putRepeat(Repeat repeat, Instant startsAt, Json json) {
        int type = type(repeat.every());
        var weekdays = numbers(repeat.daysOfWeek());
        var monthDays = numbers(repeat.daysOfMonth());
        Checks.require(
                (weekdays.isEmpty() || type == 1) && areWithin(weekdays, 1, DAYS_OF_WEEK), Reason.REPETITION_WRONG);
        Checks.require(
                (monthDays.isEmpty() || type == 2) && areWithin(monthDays, 1, DAYS_OF_MONTH), Reason.REPETITION_WRONG);
        int interval = requireNonNullElse(repeat.interval(), 1);
        Checks.require(interval >= 1 && interval <= LONGEST_INTERVAL, Reason.REPETITION_WRONG);
        Checks.require(interval == 1 || type != WORKDAY, Reason.REPETITION_WRONG);
        Checks.require(weekdays.isEmpty() == (repeat.daysOfWeek() == null), Reason.REPETITION_WRONG);
        Checks.require(monthDays.isEmpty() == (repeat.daysOfMonth() == null), Reason.REPETITION_WRONG);
        var until = repeat.until();
        Checks.require(
                until == null || (until.isAfter(startsAt) && until.isBefore(startsAt.plus(LONGEST_REPETITION))),
                Reason.TIMES_WRONG);
        boolean custom = interval > 1 || !weekdays.isEmpty() || !monthDays.isEmpty();
        json.put("is_repeat", 1)
                .put("repeat_type", type)
                .put("repeat_until", until == null ? null : until.getEpochSecond())
                .put("is_custom_repeat", custom ? 1 : 0)
                .put("repeat_interval", custom ? interval : null)
                .put("repeat_day_of_week", weekdays.isEmpty() ? null : weekdays)
                .put("repeat_day_of_month", monthDays.isEmpty() ? null : monthDays);
    }

    private static int type(@Nullable String every) {
        return switch (every) {
            case "day" -> 0;
            case "week" -> 1;
            case "month" -> 2;
            case "year" -> 5;
            case "workday" -> WORKDAY;
            case null, default -> throw new WrongCommand(Reason.REPETITION_WRONG);
        };
    }

    private static List<Integer> numbers(@Nullable List<@Nullable Integer> wished) {
        return Stream.ofNullable(wished)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private static boolean areWithin(List<Integer> numbers, int least, int most) {
        return numbers.stream().allMatch(number -> number >= least && number <= most);
    }
}
