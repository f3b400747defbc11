package dev.scrm.ticket.ticket.rest;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import dev.scrm.ticket.ticket.CloseTicket;
import dev.scrm.ticket.ticket.Closing;
import dev.scrm.ticket.ticket.ReadTickets;
import dev.scrm.ticket.ticket.Reply;
import dev.scrm.ticket.ticket.ReplyToTicket;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketPosition;
import dev.scrm.ticket.ticket.TicketQuery;
import dev.scrm.ticket.ticket.TicketRefused;
import dev.scrm.ticket.ticket.TicketScope;
import dev.scrm.ticket.ticket.TicketStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as a caller may see and treat them. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketController {
    /** They see every ticket of their corp; others only their own, unless their token says all. */
    private static final Set<Role> SEE_ALL = Set.of(Role.ADMIN, Role.MANAGER, Role.AUDITOR);

    record ReplyRequest(@NotNull String text) {}

    private final ReadTickets readTickets;
    private final ReplyToTicket replyToTicket;
    private final CloseTicket closeTicket;
    private final Clock clock;
    private final RandomGenerator random;

    TicketController(
            ReadTickets readTickets,
            ReplyToTicket replyToTicket,
            CloseTicket closeTicket,
            Clock clock,
            RandomGenerator random) {
        this.readTickets = readTickets;
        this.replyToTicket = replyToTicket;
        this.closeTicket = closeTicket;
        this.clock = clock;
        this.random = random;
    }

    @GetMapping
    Page<TicketView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String staffId,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable Boolean redAlert) {
        Require.role(caller, Role.values());
        var found = readTickets.list(new TicketQuery(
                scope(caller),
                Optional.ofNullable(status).map(TicketStatus::of).orElse(null),
                staffId,
                contactId,
                redAlert,
                page.limit(),
                Optional.ofNullable(page.cursor())
                        .map(TicketController::position)
                        .orElse(null)));
        var next =
                Optional.ofNullable(found.last()).map(TicketController::cursor).orElse(null);
        return Page.of(found.tickets(), next).map(ticket -> TicketView.of(ticket, clock.instant()));
    }

    @GetMapping("/{id}")
    TicketDetail get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        var ticket = readTickets.read(scope(caller), new TicketId(caller.corp(), id));
        return TicketDetail.of(ticket, readTickets.messages(ticket), clock.instant());
    }

    /** Without a key every request is a reply of its own. */
    @PostMapping("/{id}/replies")
    TicketView reply(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid ReplyRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        var now = clock.instant();
        var name = key == null ? Ids.uuid7(now, random).toString() : key;
        var reply = new Reply(name, request.text(), caller.user(), now);
        return TicketView.of(replyToTicket.reply(scope(caller), new TicketId(caller.corp(), id), reply), now);
    }

    @PostMapping("/{id}/close")
    TicketView close(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        var now = clock.instant();
        var closing = new Closing(caller.user(), now);
        return TicketView.of(closeTicket.close(scope(caller), new TicketId(caller.corp(), id), closing), now);
    }

    /** Departments are not known here yet, so that a department's tickets are no more than the caller's own. */
    private static TicketScope scope(Caller caller) {
        var all = caller.dataScope() == DataScope.ALL || !Collections.disjoint(caller.roles(), SEE_ALL);
        return new TicketScope(caller.corp(), all, caller.user());
    }

    private static String cursor(TicketPosition position) {
        return Cursor.after(position.openedAt().toString(), position.ticketId()).encoded();
    }

    private static TicketPosition position(String cursor) {
        var position = Cursor.decode(cursor, 2).position();
        try {
            return new TicketPosition(Instant.parse(position.getFirst()), position.getLast());
        } catch (DateTimeException e) {
            throw TicketRefused.cursorInvalid();
        }
    }
}
