package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.End;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a condition means in the plainest way: everything that was ever done is looked at each time. */
final class NaiveEvaluator {
    private NaiveEvaluator() {}

    static boolean holds(Condition condition, PersonFacts facts, List<Past.Done> past, Instant now) {
        return holds(condition, Map.of(), facts, past, now);
    }

    /** @param segments what is asked for by reference */
    static boolean holds(
            Condition condition,
            Map<String, Condition> segments,
            PersonFacts facts,
            List<Past.Done> past,
            Instant now) {
        return switch (condition) {
            case Condition.All(var all) -> all.stream().allMatch(one -> holds(one, segments, facts, past, now));
            case Condition.Any(var any) -> any.stream().anyMatch(one -> holds(one, segments, facts, past, now));
            case Condition.Not(var not) -> !holds(not, segments, facts, past, now);
            case Condition.Field(var name, var test) ->
                passes(test, facts.values().get(name), now);
            case Condition.Tagged(var tags, var all) ->
                all ? facts.tagIds().containsAll(tags) : tags.stream().anyMatch(facts.tagIds()::contains);
            case Condition.Followed followed ->
                followed.bounds()
                        .contain(BigDecimal.valueOf(facts.following().stream()
                                .filter(one -> isAskedFor(followed, one, now))
                                .count()));
            case Condition.InGroups(var chatIds, var since, var bounds) ->
                bounds.contain(BigDecimal.valueOf(facts.groups().stream()
                        .filter(stay -> chatIds.isEmpty() || chatIds.contains(stay.chatId()))
                        .filter(stay -> since == null
                                || (stay.since() != null
                                        && passes(since, stay.since().toString(), now)))
                        .count()));
            case Condition.Did did -> did.bounds().contain(measured(did, past, now));
            case Condition.InSegment(var id) -> holds(requireNonNull(segments.get(id)), segments, facts, past, now);
        };
    }

    private static boolean isAskedFor(Condition.Followed asked, Following one, Instant now) {
        return isOneOf(asked.staffIds(), one.staffId())
                && isOneOf(asked.liveCodes(), one.liveCode())
                && isOneOf(asked.addWays(), one.addWay())
                && isThen(asked.since(), one.since(), now)
                && isOver(asked.ended(), one.ended(), now);
    }

    private static boolean isOver(Condition.@Nullable Ended asked, @Nullable End ended, Instant now) {
        return asked == null
                ? ended == null
                : ended != null
                        && (asked.by().isEmpty() || asked.by().contains(ended.by()))
                        && isThen(asked.at(), ended.at(), now);
    }

    private static boolean isOneOf(Set<String> wanted, @Nullable String known) {
        return wanted.isEmpty() || (known != null && wanted.contains(known));
    }

    private static boolean isThen(@Nullable ValueTest test, @Nullable Instant time, Instant now) {
        return test == null || (time != null && passes(test, time.toString(), now));
    }

    private static BigDecimal measured(Condition.Did did, List<Past.Done> past, Instant now) {
        var counted = past.stream()
                .filter(done -> did.type().equals("any")
                        || done.type().equals(did.type())
                        || done.type().equals(less(did.measure())))
                .filter(done -> isIn(did.window(), done.at(), now))
                .filter(done -> did.where().stream()
                        .allMatch(
                                where -> passes(where.test(), done.properties().get(where.property()), now)))
                .toList();
        return switch (did.measure()) {
            case Measure.Count() -> BigDecimal.valueOf(counted.size());
            case Measure.Sum(var property, var currency, var less) ->
                counted.stream()
                        .filter(done -> done.properties().get(property) instanceof Number)
                        .filter(done -> done.properties().containsKey("currency")
                                ? done.properties().get("currency").equals(currency)
                                : currency.equals("CNY"))
                        .map(done -> new BigDecimal((done.type().equals(less) ? "-" : "")
                                + done.properties().get(property)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            case Measure.Distinct(var property) ->
                BigDecimal.valueOf(counted.stream()
                        .map(done -> done.properties().get(property))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
        };
    }

    private static @Nullable String less(Measure measure) {
        return measure instanceof Measure.Sum(var _, var _, var less) ? less : null;
    }

    private static boolean isIn(Window window, Instant at, Instant now) {
        var kept = window.youngerThan() == null ? Duration.ofDays(400) : window.youngerThan();
        return at.isAfter(now.minus(kept))
                && (window.olderThan() == null || !at.isAfter(now.minus(window.olderThan())))
                && (window.from() == null || !at.isBefore(window.from()))
                && (window.before() == null || at.isBefore(window.before()));
    }

    static boolean passes(ValueTest test, @Nullable Object value, Instant now) {
        return switch (test) {
            case ValueTest.OneOf(var wanted) -> texts(value).stream().anyMatch(wanted::contains);
            case ValueTest.Contains(var part) ->
                texts(value).stream().anyMatch(text -> lower(text).contains(lower(part)));
            case ValueTest.Present() -> value != null;
            case ValueTest.Within(var bounds) ->
                value instanceof Number number && bounds.contain(new BigDecimal(number.toString()));
            case ValueTest.Between(var from, var before) -> {
                var time = time(value);
                yield time != null
                        && (from == null || !time.isBefore(from))
                        && (before == null || time.isBefore(before));
            }
            case ValueTest.Ago(var atLeast, var lessThan) -> {
                var time = time(value);
                yield time != null
                        && !time.isAfter(atLeast == null ? now : now.minus(atLeast))
                        && (lessThan == null || time.isAfter(now.minus(lessThan)));
            }
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What a value is called by whoever writes a condition. */
    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case Boolean flag -> List.of(flag ? "true" : "false");
            case Number number ->
                List.of(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /** A day begins when it begins in China; a text that is neither day nor time is none, nor is what is too far away. */
    private static @Nullable Instant time(@Nullable Object value) {
        if (!(value instanceof String text) || text.startsWith("9999")) {
            return null;
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text).atTime(0, 0).toInstant(ZoneOffset.ofHours(8));
        }
        return text.matches("\\d{4}-.*Z") ? Instant.parse(text) : null;
    }
}
