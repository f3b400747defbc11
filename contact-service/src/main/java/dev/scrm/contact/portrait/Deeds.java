package dev.scrm.contact.portrait;

import dev.scrm.contact.behavior.Behavior;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person did, the latest first.
 *
 * @param now when it is looked at
 */
record Deeds(List<Behavior> latestFirst, Instant now) {
    static final String YUAN = "CNY";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Deeds {
        latestFirst = List.copyOf(latestFirst);
    }

    Stream<Behavior> of(String... types) {
        var wanted = Arrays.asList(types);
        return latestFirst.stream().filter(one -> wanted.contains(one.type()));
    }

    Stream<Behavior> within(Duration age) {
        var from = now.minus(age);
        return latestFirst.stream().filter(one -> one.occurredAt().isAfter(from));
    }

    Optional<Behavior> latest(String... types) {
        return of(types).findFirst();
    }

    /** Whether anything of these types was done after another. */
    boolean followed(Behavior first, String... types) {
        return of(types).anyMatch(one -> !one.occurredAt().isBefore(first.occurredAt()));
    }

    long daysSince(Instant at) {
        return Math.max(0, Duration.between(at, now).toDays());
    }

    /** What is paid in other currencies cannot be added up. */
    static boolean isInYuan(Behavior behavior) {
        return text(behavior, "currency").orElse(YUAN).equals(YUAN);
    }

    static Optional<String> text(Behavior behavior, String property) {
        return behavior.properties().get(property) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** In the smallest unit of its currency; empty for what is no number. */
    static Optional<Long> amount(Behavior behavior, String property) {
        return behavior.properties().get(property) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()).longValue())
                : Optional.empty();
    }
}
