package dev.scrm.contact.segment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Says what a condition means in the plainest way: everything that was ever done is looked at each time. */
final class NaiveEvaluator {
    private NaiveEvaluator() {}

    static boolean holds(Condition condition, PersonFacts facts, List<Past.Done> past, Instant now) {
        return switch (condition) {
            case Condition.All(var all) -> all.stream().allMatch(one -> holds(one, facts, past, now));
            case Condition.Any(var any) -> any.stream().anyMatch(one -> holds(one, facts, past, now));
            case Condition.Not(var not) -> !holds(not, facts, past, now);
            case Condition.Field(var name, var test) ->
                passes(test, facts.values().get(name), now);
            case Condition.Tagged(var tags, var all) ->
                all ? facts.tagIds().containsAll(tags) : tags.stream().anyMatch(facts.tagIds()::contains);
            case Condition.Followed(var staff, var all) ->
                all ? facts.staffIds().containsAll(staff) : staff.stream().anyMatch(facts.staffIds()::contains);
            case Condition.InGroups(var chatIds, var since, var bounds) ->
                bounds.contain(BigDecimal.valueOf(facts.groups().stream()
                        .filter(stay -> chatIds.isEmpty() || chatIds.contains(stay.chatId()))
                        .filter(stay -> since == null
                                || (stay.since() != null
                                        && passes(since, stay.since().toString(), now)))
                        .count()));
            case Condition.Did did -> did.bounds().contain(measured(did, past, now));
            case Condition.InSegment _ -> throw new IllegalArgumentException("Expected no reference");
        };
    }

    private static BigDecimal measured(Condition.Did did, List<Past.Done> past, Instant now) {
        var counted = past.stream()
                .filter(done -> done.type().equals(did.type()))
                .filter(done -> isIn(did.window(), done.at(), now))
                .filter(done -> did.where().stream()
                        .allMatch(
                                where -> passes(where.test(), done.properties().get(where.property()), now)))
                .toList();
        return switch (did.measure()) {
            case Measure.Count() -> BigDecimal.valueOf(counted.size());
            case Measure.Sum(var property) ->
                counted.stream()
                        .map(done -> done.properties().get(property))
                        .filter(Number.class::isInstance)
                        .map(number -> new BigDecimal(number.toString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            case Measure.Distinct(var property) ->
                BigDecimal.valueOf(counted.stream()
                        .map(done -> done.properties().get(property))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
        };
    }

    private static boolean isIn(Window window, Instant at, Instant now) {
        var kept = window.youngerThan() == null ? Duration.ofDays(400) : window.youngerThan();
        return at.isAfter(now.minus(kept))
                && (window.olderThan() == null || !at.isAfter(now.minus(window.olderThan())))
                && (window.from() == null || !at.isBefore(window.from()))
                && (window.before() == null || at.isBefore(window.before()));
    }

    private static boolean passes(ValueTest test, Object value, Instant now) {
        return switch (test) {
            case ValueTest.OneOf(var texts) -> value != null && texts.contains(value.toString());
            case ValueTest.Contains(var part) -> value instanceof String text && text.contains(part);
            case ValueTest.Present() -> value != null;
            case ValueTest.Within(var bounds) ->
                value instanceof Number number && bounds.contain(new BigDecimal(number.toString()));
            case ValueTest.Between(var from, var before) ->
                value instanceof String text
                        && (from == null || !Instant.parse(text).isBefore(from))
                        && (before == null || Instant.parse(text).isBefore(before));
            case ValueTest.Ago(var atLeast, var lessThan) ->
                value instanceof String text
                        && !Instant.parse(text).isAfter(atLeast == null ? now : now.minus(atLeast))
                        && (lessThan == null || Instant.parse(text).isAfter(now.minus(lessThan)));
        };
    }
}
