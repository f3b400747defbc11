package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was recorded, of all corps. */
public interface Behaviors {
    /** What the names of all types begin with that tell of orders: placed, paid, refunded and whatever else becomes of one. */
    String ORDERS = "order-";

    /**
     * A behaviour with whose it is.
     *
     * @param contactId of whom it is told; seen as another one when that was merged
     * @param ownerId the contact that it stays with, whatever that is merged into
     */
    record OfContact(Behavior behavior, String contactId, String ownerId) {}

    /** A behaviour as it came, with where it stood in the intake. */
    record Received(Behavior behavior, SourcePosition position) {}

    /** One to keep. */
    record Entry(Received received, String contactId) {}

    /**
     * Keeps them; one whose id is there already changes nothing.
     *
     * @return ids of those that are there from another place of the intake: the same was told before
     */
    Set<String> keep(List<Entry> entries);

    /** From where in the intake those of these ids came that are kept. */
    Map<String, SourcePosition> positions(Collection<String> behaviorIds);

    /** Those of contacts that are one person, the latest first, from after a place. */
    List<OfContact> list(
            String corpId, Collection<String> contactIds, @Nullable String type, int limit, @Nullable Place after);

    /** The same of whatever type but these. */
    List<OfContact> listWithout(
            String corpId, Collection<String> contactIds, Set<String> types, int limit, @Nullable Place after);

    /** Those that tell of orders, the latest first: found without walking through whatever else was done. */
    List<OfContact> listOrders(String corpId, Collection<String> contactIds, int limit);

    /** Where a behaviour stands among a person's. */
    record Place(Instant occurredAt, String id) {}

    /** How many are wanted, and among how many of whatever type they are looked for. */
    record Reach(int limit, int lookAtMost) {}

    /**
     * Some of a type, the latest first.
     *
     * @param next behind which to go on, though nothing may follow there; null when nothing does
     */
    record Page(List<OfContact> items, @Nullable Place next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Those of a type, from after a place. Nobody's whole history is walked through for what was hardly ever done: a page may be short, or
     * empty, though more follow.
     */
    Page find(String corpId, Collection<String> contactIds, String type, Reach reach, @Nullable Place after);

    /** Forgets what nobody looks at any more. */
    void forgetBefore(Instant occurredAt);
}
