package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Behaviours without a database, for tests of what uses them. */
public final class InMemoryBehaviors implements Behaviors {
    private static final Comparator<Entry> LATEST_FIRST = Comparator.<Entry, Instant>comparing(
                    entry -> entry.received().behavior().occurredAt())
            .thenComparing(entry -> entry.received().behavior().id())
            .reversed();

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    @Override
    public synchronized Set<String> keep(List<Entry> wished) {
        Set<String> repetitions = new HashSet<>();
        for (var entry : wished) {
            var id = entry.received().behavior().id();
            var known = entries.putIfAbsent(id, entry);
            if (known != null
                    && !known.received().position().equals(entry.received().position())) {
                repetitions.add(id);
            }
        }
        return repetitions;
    }

    @Override
    public synchronized Map<String, SourcePosition> positions(Collection<String> behaviorIds) {
        return behaviorIds.stream()
                .filter(entries::containsKey)
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> entries.get(id).received().position()));
    }

    @Override
    public List<OfContact> list(
            String corpId, Collection<String> contactIds, @Nullable String type, int limit, @Nullable Place after) {
        return behind(corpId, contactIds, after)
                .filter(one -> type == null || one.behavior().type().equals(type))
                .limit(limit)
                .toList();
    }

    @Override
    public List<OfContact> listWithout(
            String corpId, Collection<String> contactIds, Set<String> types, int limit, @Nullable Place after) {
        return behind(corpId, contactIds, after)
                .filter(one -> !types.contains(one.behavior().type()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<OfContact> listOrders(String corpId, Collection<String> contactIds, int limit) {
        return behind(corpId, contactIds, null)
                .filter(one -> one.behavior().type().startsWith(ORDERS))
                .limit(limit)
                .toList();
    }

    @Override
    public Page find(String corpId, Collection<String> contactIds, String type, Reach reach, @Nullable Place after) {
        var looked = behind(corpId, contactIds, after).limit(reach.lookAtMost()).toList();
        var found = looked.stream()
                .filter(one -> one.behavior().type().equals(type))
                .toList();
        if (found.size() > reach.limit()) {
            var shown = found.subList(0, reach.limit());
            return new Page(shown, place(shown.getLast()));
        }
        return new Page(found, looked.size() < reach.lookAtMost() ? null : place(looked.getLast()));
    }

    private static Place place(OfContact one) {
        return new Place(one.behavior().occurredAt(), one.behavior().id());
    }

    private synchronized Stream<OfContact> behind(String corpId, Collection<String> contactIds, @Nullable Place after) {
        return List.copyOf(entries.values()).stream()
                .filter(entry -> entry.received().behavior().corpId().equals(corpId))
                .filter(entry -> contactIds.contains(entry.contactId()))
                .filter(entry -> after == null || isBehind(entry.received().behavior(), after))
                .sorted(LATEST_FIRST)
                .map(entry -> new OfContact(entry.received().behavior(), entry.contactId(), entry.contactId()));
    }

    private static boolean isBehind(Behavior behavior, Place place) {
        int byTime = behavior.occurredAt().compareTo(place.occurredAt());
        return byTime < 0 || (byTime == 0 && behavior.id().compareTo(place.id()) < 0);
    }

    @Override
    public synchronized void forgetBefore(Instant occurredAt) {
        entries.values()
                .removeIf(entry -> entry.received().behavior().occurredAt().isBefore(occurredAt));
    }
}
