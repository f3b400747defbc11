package dev.scrm.ticket.duty;

import dev.scrm.platform.events.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store of staff members. */
public interface Roster {
    /** Enters or changes a staff member; null when they were unknown. Decides again when another writer came first. */
    StaffMember put(StaffId id, Function<@Nullable StaffMember, Decision<StaffMember, Void>> decide);

    /** Decides on a staff member as they are now; nothing happens to one who is unknown. */
    Optional<StaffMember> update(StaffId id, Function<StaffMember, Decision<StaffMember, Void>> decide);

    Optional<StaffMember> find(StaffId id);

    /** Everyone of the corp who is on duty. */
    List<Candidate> onDuty(String corpId);

    /** Staff members who hold one of the tickets already. */
    List<StaffMember> holders(String corpId, Collection<String> ticketIds);

    /** Corps with somebody on duty. */
    List<String> corpsOnDuty();

    /** A page of the corp's staff, by user id. */
    StaffPage list(String corpId, int limit, @Nullable String cursor);

    /** All staff of all corps, in pages: those behind the given one, in the order of corp and user id. */
    List<StaffId> everyoneAfter(@Nullable StaffId after, int limit);
}
