package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentSnapshot.State;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Snapshots in maps. */
final class InMemorySegmentSnapshots implements SegmentSnapshots {
    private record Stored(
            SegmentSnapshot snapshot, @Nullable String claim, Instant heldUntil) {}

    private final Map<String, Stored> snapshots = new TreeMap<>();
    private final Map<String, NavigableMap<String, Member>> members = new HashMap<>();

    private static String key(String corpId, String id) {
        return corpId + ":" + id;
    }

    private static String key(SegmentSnapshot snapshot) {
        return key(snapshot.corpId(), snapshot.id());
    }

    private static boolean isThere(Stored stored) {
        return stored.snapshot().state() != State.REMOVING;
    }

    @Override
    public void add(SegmentSnapshot snapshot) {
        snapshots.put(key(snapshot), new Stored(snapshot, null, Instant.EPOCH));
    }

    @Override
    public long count(String corpId) {
        return snapshots.values().stream()
                .filter(one -> isThere(one) && one.snapshot().corpId().equals(corpId))
                .count();
    }

    @Override
    public Optional<SegmentSnapshot> find(String corpId, String id) {
        return Optional.ofNullable(snapshots.get(key(corpId, id)))
                .filter(InMemorySegmentSnapshots::isThere)
                .map(Stored::snapshot);
    }

    @Override
    public List<SegmentSnapshot> list(String corpId, String segmentId, int limit, @Nullable String after) {
        return snapshots.values().stream()
                .filter(InMemorySegmentSnapshots::isThere)
                .map(Stored::snapshot)
                .filter(one -> one.corpId().equals(corpId) && one.segmentId().equals(segmentId))
                .filter(one -> after == null || one.id().compareTo(after) < 0)
                .sorted(Comparator.comparing(SegmentSnapshot::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(String corpId, String id) {
        snapshots.computeIfPresent(key(corpId, id), (_, one) -> {
            var was = one.snapshot();
            var removing = new SegmentSnapshot(
                    was.corpId(),
                    was.segmentId(),
                    was.id(),
                    was.name(),
                    was.description(),
                    State.REMOVING,
                    was.version(),
                    was.by(),
                    was.begunAt(),
                    was.takenAt(),
                    was.members(),
                    was.after());
            return new Stored(removing, one.claim(), one.heldUntil());
        });
    }

    @Override
    public Optional<Held> hold(Instant now, Instant until) {
        return snapshots.values().stream()
                .filter(one -> Set.of(State.TAKING, State.REMOVING)
                        .contains(one.snapshot().state()))
                .filter(one -> !one.heldUntil().isAfter(now))
                .findFirst()
                .map(one -> {
                    var claim = UUID.randomUUID().toString();
                    snapshots.put(key(one.snapshot()), new Stored(one.snapshot(), claim, until));
                    return new Held(claim, one.snapshot());
                });
    }

    @Override
    public boolean save(Held held, SegmentSnapshot snapshot, Instant until) {
        var known = snapshots.get(key(snapshot));
        if (known == null
                || !held.claim().equals(known.claim())
                || known.snapshot().state() != State.TAKING) {
            return false;
        }
        snapshots.put(key(snapshot), new Stored(snapshot, held.claim(), until));
        return true;
    }

    private NavigableMap<String, Member> in(SegmentSnapshot snapshot) {
        return members.computeIfAbsent(key(snapshot), _ -> new TreeMap<>());
    }

    @Override
    public void write(SegmentSnapshot snapshot, List<Member> page) {
        page.forEach(member -> in(snapshot).putIfAbsent(member.contactId(), member));
    }

    @Override
    public long written(SegmentSnapshot snapshot) {
        return in(snapshot).size();
    }

    @Override
    public void empty(SegmentSnapshot snapshot) {
        members.remove(key(snapshot));
    }

    @Override
    public void forget(SegmentSnapshot snapshot) {
        requireNonNull(snapshots.remove(key(snapshot)));
    }

    @Override
    public List<Member> members(SegmentSnapshot snapshot, int limit, @Nullable String after) {
        var from = after == null ? in(snapshot) : in(snapshot).tailMap(after, false);
        return from.values().stream().limit(limit).toList();
    }

    @Override
    public Set<String> among(SegmentSnapshot snapshot, Collection<String> contactIds) {
        return contactIds.stream().filter(in(snapshot)::containsKey).collect(Collectors.toCollection(HashSet::new));
    }
}
