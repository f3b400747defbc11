package dev.scrm.ticket.duty;

import static java.util.Comparator.comparing;

import dev.scrm.platform.events.Decision;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roster in a map. */
public final class InMemoryRoster implements Roster {
    private static final Comparator<StaffId> ORDER = comparing(StaffId::corpId).thenComparing(StaffId::userId);

    private final Map<StaffId, StaffMember> members = new ConcurrentHashMap<>();

    @Override
    public StaffMember put(StaffId id, Function<@Nullable StaffMember, Decision<StaffMember, Void>> decide) {
        return members.compute(id, (_, present) -> decide.apply(present).state());
    }

    @Override
    public Optional<StaffMember> update(StaffId id, Function<StaffMember, Decision<StaffMember, Void>> decide) {
        return Optional.ofNullable(members.computeIfPresent(
                id, (_, present) -> decide.apply(present).state()));
    }

    @Override
    public Optional<StaffMember> find(StaffId id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public List<Candidate> onDuty(String corpId) {
        return of(corpId)
                .filter(StaffMember::onDuty)
                .map(member -> new Candidate(member.id(), member.load(), member.lastAssignedAt()))
                .toList();
    }

    @Override
    public List<StaffMember> holders(String corpId, Collection<String> ticketIds) {
        return of(corpId)
                .filter(member -> ticketIds.stream()
                        .anyMatch(id -> member.reservationOf(id).isPresent()))
                .toList();
    }

    @Override
    public List<String> corpsOnDuty() {
        return members.values().stream()
                .filter(StaffMember::onDuty)
                .map(member -> member.id().corpId())
                .distinct()
                .toList();
    }

    @Override
    public StaffPage list(String corpId, int limit, @Nullable String cursor) {
        var behind = of(corpId)
                .filter(member -> cursor == null || member.id().userId().compareTo(cursor) > 0)
                .toList();
        return behind.size() <= limit
                ? new StaffPage(behind, null)
                : new StaffPage(
                        behind.subList(0, limit), behind.get(limit - 1).id().userId());
    }

    @Override
    public List<StaffId> everyoneAfter(@Nullable StaffId after, int limit) {
        return members.keySet().stream()
                .sorted(ORDER)
                .filter(id -> after == null || ORDER.compare(id, after) > 0)
                .limit(limit)
                .toList();
    }

    private Stream<StaffMember> of(String corpId) {
        return members.values().stream()
                .filter(member -> member.id().corpId().equals(corpId))
                .sorted(comparing(StaffMember::id, ORDER));
    }
}
