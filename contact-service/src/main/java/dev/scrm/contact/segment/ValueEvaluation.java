package dev.scrm.contact.segment;

import dev.scrm.contact.segment.ValueTest.Ago;
import dev.scrm.contact.segment.ValueTest.Between;
import dev.scrm.contact.segment.ValueTest.Contains;
import dev.scrm.contact.segment.ValueTest.OneOf;
import dev.scrm.contact.segment.ValueTest.Present;
import dev.scrm.contact.segment.ValueTest.Within;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts one value to a test. */
final class ValueEvaluation {
    /** Where days begin: all of China has one time. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private ValueEvaluation() {}

    static Verdict of(ValueTest test, @Nullable Object value, Instant now) {
        if (value == null) {
            return Verdict.FAILS;
        }
        return switch (test) {
            case OneOf(var texts) -> Verdict.of(anyText(value, texts::contains));
            case Contains(var part) -> {
                var wanted = part.toLowerCase(Locale.ROOT);
                yield Verdict.of(
                        anyText(value, text -> text.toLowerCase(Locale.ROOT).contains(wanted)));
            }
            case Present() -> Verdict.HOLDS;
            case Within(var bounds) -> Verdict.of(ValueTest.within(bounds, value));
            case Between between ->
                Verdict.of(time(value).filter(between::holds).isPresent());
            case Ago ago -> time(value).map(time -> of(ago, time, now)).orElse(Verdict.FAILS);
        };
    }

    /** A time, where one has to pass a test: one that nobody knows passes none. */
    static Verdict ofTime(@Nullable ValueTest test, @Nullable Instant time, Instant now) {
        return test == null ? Verdict.HOLDS : of(test, time == null ? null : time.toString(), now);
    }

    private static boolean anyText(Object value, Predicate<String> test) {
        return switch (value) {
            case String text -> test.test(text);
            case Boolean flag -> test.test(flag.toString());
            case Number number ->
                test.test(ValueTest.decimal(number).stripTrailingZeros().toPlainString());
            case List<?> several -> several.stream().anyMatch(one -> one instanceof String text && test.test(text));
            default -> false;
        };
    }

    /** What has not come yet is not ago. */
    private static Verdict of(Ago ago, Instant time, Instant now) {
        var end = ago.lessThan() == null ? null : time.plus(ago.lessThan());
        if (end != null && !now.isBefore(end)) {
            return Verdict.FAILS;
        }
        var begin = ago.atLeast() == null ? time : time.plus(ago.atLeast());
        return now.isBefore(begin) ? new Verdict(false, begin) : new Verdict(true, end);
    }

    /** Times that nobody means are none: they would be too far away to count from. */
    private static Optional<Instant> inRange(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
    }

    /** A day counts from its first moment. */
    private static Optional<Instant> time(Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return inRange(
                    text.length() == "2026-01-01".length()
                            ? LocalDate.parse(text).atStartOfDay(ZONE).toInstant()
                            // As exact as times are kept: a timer must not fire before the time it stands for.
                            : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty(); // A text that is no time.
        }
    }
}
