package dev.scrm.ticket.duty;

import java.time.Duration;

/** Enters staff members and sends them on and off duty; whoever comes on duty gets the tickets that wait. */
public final class ChangeDuty {
    private final Roster roster;
    private final PullWaitingTickets pullWaitingTickets;

    public ChangeDuty(Roster roster, PullWaitingTickets pullWaitingTickets) {
        this.roster = roster;
        this.pullWaitingTickets = pullWaitingTickets;
    }

    public StaffMember change(StaffId id, String name, boolean onDuty) {
        var changed = roster.put(id, present -> StaffMember.put(id, present, name, onDuty));
        if (!onDuty) {
            return changed;
        }
        pullWaitingTickets.pull(id.corpId(), Duration.ZERO);
        return roster.find(id).orElse(changed);
    }
}
