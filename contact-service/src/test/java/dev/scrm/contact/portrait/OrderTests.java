package dev.scrm.contact.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTests {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Behavior> told = new ArrayList<>();

    @Test
    void isWhatBecameOfItLastWithWhatWasPaid() {
        told("order-placed", 0, Map.of("orderId", "o-1", "amount", 30_000));
        told("order-paid", 60, Map.of("orderId", "o-1", "amount", 29_900));
        told("order-received", 90, Map.of("orderId", "o-1"));

        assertThat(latest(10)).containsExactly(new Order("shop", "o-1", "received", 29_900L, "CNY", null, at(90)));
    }

    @Test
    void saysWhatWasGivenBack() {
        told("order-paid", 0, Map.of("orderId", "o-1", "amount", 29_900, "currency", "USD"));
        told("order-refunded", 60, Map.of("orderId", "o-1", "amount", 100, "currency", "USD"));
        told("order-refunded", 70, Map.of("orderId", "o-1", "amount", 200, "currency", "USD"));

        assertThat(latest(10)).containsExactly(new Order("shop", "o-1", "refunded", 29_900L, "USD", 300L, at(70)));
    }

    /** A source that tells both at once has not told which came first. */
    @Test
    void isPaidWhenItWasPlacedAndPaidAtTheSameMoment() {
        told("order-paid", 0, Map.of("orderId", "o-1", "amount", 100));
        told("order-placed", 0, Map.of("orderId", "o-1", "amount", 100));

        assertThat(latest(10)).extracting(Order::status).containsExactly("paid");
    }

    @Test
    void isListedByTheLastOfItAndNoMoreThanSoMany() {
        told("order-placed", 0, Map.of("orderId", "o-1", "amount", 100));
        told("order-placed", 10, Map.of("orderId", "o-2", "amount", 100));
        told("order-placed", 20, Map.of("orderId", "o-3", "amount", 100));
        told("order-cancelled", 30, Map.of("orderId", "o-1"));

        assertThat(latest(2)).extracting(Order::number).containsExactly("o-1", "o-3");
    }

    /** Types of the corp's own may begin like orders, and have another schema. */
    @Test
    void isNoneWithoutANumberOrOfAnotherKind() {
        told("order-paid", 0, Map.of("amount", 100));
        told("order-rated", 10, Map.of("orderId", "o-2", "amount", 5));
        told("order-cancelled", 20, Map.of("orderId", "o-3"));

        assertThat(latest(10)).containsExactly(new Order("shop", "o-3", "cancelled", null, null, null, at(20)));
    }

    private List<Order> latest(int most) {
        return Order.latest(
                told.stream()
                        .sorted(Comparator.comparing(Behavior::occurredAt).reversed())
                        .toList(),
                most);
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private void told(String type, int seconds, Map<String, Object> properties) {
        var id = "%032x".formatted(told.size());
        var contact = new Subject.OfContact("contact");
        told.add(new Behavior(id, "corp", "shop", id, type, contact, at(seconds), at(seconds), properties));
    }
}
