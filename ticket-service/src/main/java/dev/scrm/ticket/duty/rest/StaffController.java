package dev.scrm.ticket.duty.rest;

import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import dev.scrm.ticket.duty.ChangeDuty;
import dev.scrm.ticket.duty.Roster;
import dev.scrm.ticket.duty.StaffId;
import dev.scrm.ticket.duty.StaffMember;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who answers tickets, and who is on duty. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {
    record StaffRequest(@NotNull String name, @NotNull Boolean onDuty) {}

    record StaffView(
            String userId,
            String name,
            boolean onDuty,
            int openTickets,
            @Nullable Instant lastAssignedAt) {
        static StaffView of(StaffMember member) {
            return new StaffView(
                    member.id().userId(), member.name(), member.onDuty(), member.load(), member.lastAssignedAt());
        }
    }

    private final ChangeDuty changeDuty;
    private final Roster roster;

    StaffController(ChangeDuty changeDuty, Roster roster) {
        this.changeDuty = changeDuty;
        this.roster = roster;
    }

    /** An agent may send only themselves on and off duty. */
    @PutMapping("/{userId}")
    StaffView put(Caller caller, @PathVariable String userId, @RequestBody @Valid StaffRequest request) {
        if (!userId.equals(caller.user()) || !caller.roles().contains(Role.AGENT)) {
            Require.role(caller, Role.ADMIN, Role.MANAGER);
        }
        var id = new StaffId(caller.corp(), userId);
        return StaffView.of(changeDuty.change(id, request.name(), request.onDuty()));
    }

    @GetMapping
    Page<StaffView> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR);
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = roster.list(caller.corp(), page.limit(), after);
        var next = found.next() == null ? null : Cursor.after(found.next()).encoded();
        return Page.of(found.staff(), next).map(StaffView::of);
    }
}
