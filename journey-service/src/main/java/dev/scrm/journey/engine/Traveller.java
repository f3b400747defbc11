package dev.scrm.journey.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the engine knows it: the few facts that decisions need, and its instances.
 *
 * @param name absent until it was fetched
 * @param lastMessageAt when the customer wrote last
 * @param instances those not finished
 * @param halfAddedBy staff members whose journey began before they confirmed the contact
 * @param seen ids of events and welcome codes that were acted on, the last ones only
 */
public record Traveller(
        String corpId,
        String contactId,
        @Nullable String name,
        @Nullable Instant lastMessageAt,
        List<Instance> instances,
        List<String> halfAddedBy,
        List<String> seen) {
    /** WeCom repeats a callback within seconds: the last few are plenty. */
    private static final int SEEN_AT_MOST = 16;

    private static final int HALF_ADDED_AT_MOST = 16;

    public Traveller {
        instances = List.copyOf(instances);
        halfAddedBy = List.copyOf(halfAddedBy);
        seen = List.copyOf(seen);
    }

    /** A contact nothing is known of. */
    public static Traveller unknown(String corpId, String contactId) {
        return new Traveller(corpId, contactId, null, null, List.of(), List.of(), List.of());
    }

    public Optional<Instance> instance(String instanceId) {
        return instances.stream()
                .filter(instance -> instance.id().equals(instanceId))
                .findFirst();
    }

    List<Instance> instancesWith(String staffId) {
        return instances.stream()
                .filter(instance -> instance.entry().staffId().equals(staffId))
                .toList();
    }

    boolean hasSeen(String id) {
        return seen.contains(id);
    }

    Traveller having(Instance instance) {
        return withInstances(
                Stream.concat(others(instance.id()), Stream.of(instance)).toList());
    }

    Traveller without(String instanceId) {
        return withInstances(others(instanceId).toList());
    }

    private Stream<Instance> others(String instanceId) {
        return instances.stream().filter(instance -> !instance.id().equals(instanceId));
    }

    private Traveller withInstances(List<Instance> changed) {
        return new Traveller(corpId, contactId, name, lastMessageAt, changed, halfAddedBy, seen);
    }

    Traveller named(String newName) {
        return new Traveller(corpId, contactId, newName, lastMessageAt, instances, halfAddedBy, seen);
    }

    Traveller wroteAt(Instant at) {
        return lastMessageAt != null && !at.isAfter(lastMessageAt)
                ? this
                : new Traveller(corpId, contactId, name, at, instances, halfAddedBy, seen);
    }

    Traveller halfAddedBy(String staffId) {
        return withHalfAddedBy(last(HALF_ADDED_AT_MOST, confirmedBy(staffId).halfAddedBy, staffId));
    }

    Traveller confirmedBy(String staffId) {
        return withHalfAddedBy(
                halfAddedBy.stream().filter(staff -> !staff.equals(staffId)).toList());
    }

    private Traveller withHalfAddedBy(List<String> changed) {
        return new Traveller(corpId, contactId, name, lastMessageAt, instances, changed, seen);
    }

    Traveller remembering(String id) {
        return new Traveller(
                corpId, contactId, name, lastMessageAt, instances, halfAddedBy, last(SEEN_AT_MOST, seen, id));
    }

    private static List<String> last(int atMost, List<String> list, String next) {
        var all = new ArrayList<>(list);
        all.add(next);
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
