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
 * @param seen events and welcome codes that were acted on, the last ones only
 * @param forgottenUpTo events up to this time may have been seen and forgotten; null while nothing was forgotten
 */
public record Traveller(
        String corpId,
        String contactId,
        @Nullable String name,
        @Nullable Instant lastMessageAt,
        List<Instance> instances,
        List<String> halfAddedBy,
        List<Seen> seen,
        @Nullable Instant forgottenUpTo) {
    /** WeCom repeats a callback within seconds: the last few are plenty. */
    private static final int SEEN_AT_MOST = 16;

    private static final int HALF_ADDED_AT_MOST = 16;

    /**
     * Something that was acted on.
     *
     * @param at time of the event that brought it
     */
    public record Seen(String id, Instant at) {}

    public Traveller {
        instances = List.copyOf(instances);
        halfAddedBy = List.copyOf(halfAddedBy);
        seen = List.copyOf(seen);
    }

    /** A contact nothing is known of. */
    public static Traveller unknown(String corpId, String contactId) {
        return new Traveller(corpId, contactId, null, null, List.of(), List.of(), List.of(), null);
    }

    /** Without anything from until then: an addition from before counts as seen. Who has come since keeps the name. */
    Traveller erasedUpTo(Instant at) {
        var since = seen.stream().filter(one -> one.at().isAfter(at)).toList();
        return new Traveller(
                corpId,
                contactId,
                since.isEmpty() ? null : name,
                lastMessageAt != null && lastMessageAt.isAfter(at) ? lastMessageAt : null,
                instances,
                since.isEmpty() ? List.of() : halfAddedBy,
                since,
                later(forgottenUpTo, at));
    }

    /** True while nobody has come since the contact was erased: whoever forgot only some has seen others. */
    boolean isErased() {
        return forgottenUpTo != null && seen.isEmpty();
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
        return seen.stream().anyMatch(one -> one.id().equals(id));
    }

    /** What is older than what was forgotten counts as seen: a late repetition must not be taken for news. */
    boolean mayHaveForgotten(Instant at) {
        return forgottenUpTo != null && !at.isAfter(forgottenUpTo);
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
        return new Traveller(corpId, contactId, name, lastMessageAt, changed, halfAddedBy, seen, forgottenUpTo);
    }

    Traveller named(String newName) {
        return new Traveller(corpId, contactId, newName, lastMessageAt, instances, halfAddedBy, seen, forgottenUpTo);
    }

    Traveller wroteAt(Instant at) {
        return lastMessageAt != null && !at.isAfter(lastMessageAt)
                ? this
                : new Traveller(corpId, contactId, name, at, instances, halfAddedBy, seen, forgottenUpTo);
    }

    Traveller halfAddedBy(String staffId) {
        return withHalfAddedBy(last(HALF_ADDED_AT_MOST, confirmedBy(staffId).halfAddedBy, staffId));
    }

    Traveller confirmedBy(String staffId) {
        return withHalfAddedBy(
                halfAddedBy.stream().filter(staff -> !staff.equals(staffId)).toList());
    }

    private Traveller withHalfAddedBy(List<String> changed) {
        return new Traveller(corpId, contactId, name, lastMessageAt, instances, changed, seen, forgottenUpTo);
    }

    Traveller remembering(String id, Instant at) {
        var all = last(SEEN_AT_MOST, seen, new Seen(id, at));
        var forgotten = all.containsAll(seen)
                ? forgottenUpTo
                : later(forgottenUpTo, seen.getFirst().at());
        return new Traveller(corpId, contactId, name, lastMessageAt, instances, halfAddedBy, all, forgotten);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static <T> List<T> last(int atMost, List<T> list, T next) {
        var all = new ArrayList<>(list);
        all.add(next);
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
