package dev.scrm.ticket.duty;

import dev.scrm.platform.events.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A roster whose reader is overtaken by another replica just before it asks who is on duty. */
record OvertakenRoster(Roster roster, Runnable otherReplica) implements Roster {
    @Override
    public List<Candidate> onDuty(String corpId) {
        otherReplica.run();
        return roster.onDuty(corpId);
    }

    @Override
    public StaffMember put(StaffId id, Function<@Nullable StaffMember, Decision<StaffMember, Void>> decide) {
        return roster.put(id, decide);
    }

    @Override
    public Optional<StaffMember> update(StaffId id, Function<StaffMember, Decision<StaffMember, Void>> decide) {
        return roster.update(id, decide);
    }

    @Override
    public Optional<StaffMember> find(StaffId id) {
        return roster.find(id);
    }

    @Override
    public List<StaffMember> holders(String corpId, Collection<String> ticketIds) {
        return roster.holders(corpId, ticketIds);
    }

    @Override
    public List<String> corpsOnDuty() {
        return roster.corpsOnDuty();
    }

    @Override
    public StaffPage list(String corpId, int limit, @Nullable String cursor) {
        return roster.list(corpId, limit, cursor);
    }

    @Override
    public List<StaffId> everyoneAfter(@Nullable StaffId after, int limit) {
        return roster.everyoneAfter(after, limit);
    }
}
