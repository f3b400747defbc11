package dev.scrm.contact.portrait;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.privacy.Masking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order, as far as behaviours tell of it.
 *
 * @param number as the source has it
 * @param status what became of it last: {@code placed}, {@code paid}, {@code received}, {@code cancelled} or {@code refunded}
 * @param amount what was paid, or is to be paid while nothing was, in the smallest unit of the currency; null where nobody said
 * @param currency null without an amount
 * @param refunded what was given back of it; null when nothing was
 * @param at when the last of it was told of
 */
public record Order(
        String sourceId,
        String number,
        String status,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Long refunded,
        Instant at) {
    /** In the order in which they follow at the same instant. */
    private static final List<String> STATUSES = List.of("placed", "paid", "received", "cancelled", "refunded");

    private record Key(String sourceId, String orderId) {}

    public Order {
        requireNonNull(sourceId, "sourceId");
        requireNonNull(number, "number");
        requireNonNull(status, "status");
        requireNonNull(at, "at");
    }

    /** What a source calls an order is what it wrote. */
    public Order maskedBy(Masking masking) {
        return new Order(sourceId, masking.words(number), status, amount, currency, refunded, at);
    }

    static List<Order> latest(List<Behavior> latestFirst, int most) {
        Map<Key, List<Behavior>> byKey = new LinkedHashMap<>();
        for (var one : latestFirst) {
            Deeds.text(one, "orderId")
                    .filter(_ -> STATUSES.contains(status(one)))
                    .ifPresent(id -> byKey.computeIfAbsent(new Key(one.sourceId(), id), _ -> new ArrayList<>())
                            .add(one));
        }
        return byKey.entrySet().stream()
                .limit(most)
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static Order of(Key key, List<Behavior> told) {
        var last = told.stream()
                .max(comparing(Behavior::occurredAt).thenComparingInt(one -> STATUSES.indexOf(status(one))))
                .orElseThrow();
        var price = amountOf(told, "paid").or(() -> amountOf(told, "placed"));
        return new Order(
                key.sourceId(),
                key.orderId(),
                status(last),
                price.flatMap(one -> Deeds.amount(one, "amount")).orElse(null),
                price.map(one -> Deeds.text(one, "currency").orElse(Deeds.YUAN)).orElse(null),
                refunded(told).orElse(null),
                last.occurredAt());
    }

    private static Optional<Behavior> amountOf(List<Behavior> told, String status) {
        return told.stream()
                .filter(one -> status(one).equals(status))
                .filter(one -> Deeds.amount(one, "amount").isPresent())
                .findFirst();
    }

    private static Optional<Long> refunded(List<Behavior> told) {
        return told.stream()
                .filter(one -> status(one).equals("refunded"))
                .flatMap(one -> Deeds.amount(one, "amount").stream())
                .reduce(Long::sum);
    }

    private static String status(Behavior behavior) {
        return behavior.type().substring(Behaviors.ORDERS.length());
    }
}
