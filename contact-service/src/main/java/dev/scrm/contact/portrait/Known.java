package dev.scrm.contact.portrait;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a portrait is drawn from, each the latest first. Orders are read beside the rest, so that pages that were looked at push none out.
 *
 * @param did what the person did, of whatever kind
 * @param orders what is told of orders, though much else was done since
 * @param happened what happened with the person
 */
public record Known(List<Behaviors.OfContact> did, List<Behaviors.OfContact> orders, List<TimelineEntry> happened) {
    static final int MOST_DEEDS = 2_000;
    static final int MOST_ORDERS = 1_000;
    static final int MOST_ENTRIES = 200;

    public Known {
        did = List.copyOf(did);
        orders = List.copyOf(orders);
        happened = List.copyOf(happened);
    }

    /** When staff and the person last had to do with each other, as far as the entries tell. */
    public Optional<LastTouch> lastTouch() {
        return LastTouch.of(happened);
    }

    public List<Order> latestOrders(int most) {
        return Order.latest(orders.stream().map(Behaviors.OfContact::behavior).toList(), most);
    }

    /** All that was done, each once. */
    List<Behavior> deeds() {
        return Stream.concat(did.stream(), orders.stream())
                .map(Behaviors.OfContact::behavior)
                .collect(toMap(Behavior::id, one -> one, (one, _) -> one))
                .values()
                .stream()
                .sorted(comparing(Behavior::occurredAt)
                        .thenComparing(Behavior::id)
                        .reversed())
                .toList();
    }

    /** The days on which the person wrote to staff, each by the last message of it. */
    List<Instant> conversations() {
        return happened.stream()
                .filter(entry -> entry.kind() == TimelineKind.SERVICE_MESSAGE
                        && "customer".equals(entry.details().get("origin")))
                .map(TimelineEntry::at)
                .collect(toMap(
                        at -> LocalDate.ofInstant(at, Deeds.ZONE),
                        at -> at,
                        (one, other) -> one.isAfter(other) ? one : other))
                .values()
                .stream()
                .sorted(reverseOrder())
                .toList();
    }
}
