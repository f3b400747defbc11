package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.Decision;
import dev.scrm.ticket.sla.ResponseClock;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Settled;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponded;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.RedAlertRaised;
import dev.scrm.ticket.ticket.TicketEvent.ReplyDelivered;
import dev.scrm.ticket.ticket.TicketEvent.ReplyFailed;
import dev.scrm.ticket.ticket.TicketEvent.ReplySent;
import dev.scrm.ticket.ticket.TicketEvent.TicketAssigned;
import dev.scrm.ticket.ticket.TicketEvent.TicketClosed;
import dev.scrm.ticket.ticket.TicketEvent.TicketContinued;
import dev.scrm.ticket.ticket.TicketEvent.TicketOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer's concern at one customer-service account. Each method decides; none has an effect. */
public sealed interface Ticket {
    TicketFacts facts();

    /** Who is responsible, if anyone is. */
    @Nullable
    Assignment assignment();

    /** The first answer, if there was one that was not refused. */
    @Nullable
    Response response();

    /** Nobody is responsible and nobody has answered: may be assigned, answered, closed. */
    record Open(TicketFacts facts) implements Ticket {
        @Override
        public @Nullable Assignment assignment() {
            return null;
        }

        @Override
        public @Nullable Response response() {
            return null;
        }
    }

    /** Someone is responsible, the customer waits for a first answer: may be answered, closed. */
    record Assigned(TicketFacts facts, Assignment assignment) implements Ticket {
        @Override
        public @Nullable Response response() {
            return null;
        }
    }

    /** The customer has an answer, or one is on its way: may be continued, assigned if nobody was, closed. */
    record Answered(TicketFacts facts, @Nullable Assignment assignment, Response response) implements Ticket {}

    /** Done for good: the customer's next message opens another ticket. */
    record Closed(
            TicketFacts facts,
            @Nullable Assignment assignment,
            @Nullable Response response,
            Closing closing) implements Ticket {}

    /** A customer's message opens a ticket. */
    static Decision<Ticket, TicketEvent> open(
            int ordinal, String number, CustomerWrote message, List<String> alertWords, ResponseClock clock) {
        var facts = new TicketFacts(
                message.conversation(),
                ordinal,
                number,
                message.externalUserId(),
                message.id(),
                Excerpt.of(message.text()),
                clock,
                RecentMessages.startingWith(message.id()),
                List.of(),
                null,
                List.of(),
                List.of());
        var opened = new TicketOpened(message.id(), message.at(), clock.dueAt());
        return Decision.<Ticket, TicketEvent>of(new Open(facts), opened)
                .then(ticket -> ticket.alert(message, alertWords));
    }

    /** The customer wrote again. */
    default Decision<Ticket, TicketEvent> continueWith(CustomerWrote message, List<String> alertWords) {
        if (hasCounted(message) || this instanceof Closed) {
            return Decision.unchanged(this);
        }
        var continued = new TicketContinued(message.id(), message.at());
        return Decision.<Ticket, TicketEvent>of(with(facts().counting(message.id())), continued)
                .then(ticket -> ticket.alert(message, alertWords));
    }

    private Decision<Ticket, TicketEvent> alert(CustomerWrote message, List<String> words) {
        if (words.isEmpty()) {
            return Decision.unchanged(this);
        }
        var news = !new HashSet<>(facts().alertWords()).containsAll(words);
        return Decision.of(
                with(facts().alertedBy(words)),
                new RedAlertRaised(words, message.id(), message.at(), Excerpt.of(message.text()), news));
    }

    /** A staff member answered in WeCom. What was written before the customer's question is no answer to it. */
    default Decision<Ticket, TicketEvent> answeredInWecom(StaffWrote message) {
        if (hasCounted(message) || this instanceof Closed) {
            return Decision.unchanged(this);
        }
        var counted = facts().counting(message.id());
        return message.at().isBefore(facts().openedAt())
                ? Decision.of(with(counted), List.of())
                : Decision.<Ticket, TicketEvent>of(
                                with(counted.answeredInWecom(new Response(message.staffId(), message.at()))), List.of())
                        .then(ticket -> ticket.judge(message.at()));
    }

    /** A staff member replies from here; a repeated key is the reply that was sent already. */
    default Decision<Ticket, TicketEvent> reply(Reply reply) {
        var earlier = facts().reply(reply.key());
        if (earlier.isPresent()) {
            if (!earlier.get().digest().equals(reply.sent().digest())) {
                throw TicketRefused.keyReused(reply.key());
            }
            return Decision.unchanged(this);
        }
        if (this instanceof Closed) {
            throw TicketRefused.closed(facts().id());
        }
        if (facts().fullOfReplies()) {
            throw TicketRefused.repliesPending(facts().id());
        }
        var sent = new ReplySent(reply.key(), reply.text(), reply.at());
        return Decision.<Ticket, TicketEvent>of(with(facts().having(reply.sent())), sent)
                .then(ticket -> ticket.judge(reply.at()));
    }

    /** It is known what became of the reply that a command carried; the first outcome stands, also after the closing. */
    default Decision<Ticket, TicketEvent> settle(String commandId, Settled delivery) {
        var pending = facts().pendingReply(commandId);
        if (pending.isEmpty()) {
            return Decision.unchanged(this);
        }
        var reply = pending.get().with(delivery);
        var settled =
                switch (delivery) {
                    case Delivered _ -> new ReplyDelivered(reply, delivery.at());
                    case Undelivered undelivered -> new ReplyFailed(reply, undelivered);
                };
        return Decision.<Ticket, TicketEvent>of(with(facts().settling(reply)), settled)
                .then(ticket -> ticket.judge(delivery.at()));
    }

    /** Staff did not get a notice; nobody can be told of it but those who look. */
    default Decision<Ticket, TicketEvent> missNotice(MissedNotice notice) {
        return facts().missedNotices().stream().map(MissedNotice::commandId).anyMatch(notice.commandId()::equals)
                ? Decision.unchanged(this)
                : Decision.of(with(facts().missing(notice)), List.of());
    }

    /**
     * Says which answer stops the clock: the earliest that the customer has or that is on its way. Asked again with every
     * answer and every outcome, until one is certain: from then on it stands.
     */
    private Decision<Ticket, TicketEvent> judge(Instant now) {
        var present = response();
        var first = facts().firstAnswer().orElse(null);
        if ((present != null && present.certain()) || Objects.equals(present, first)) {
            return Decision.unchanged(this);
        }
        var clock = facts().clock().resumed();
        return first == null ? unanswered(clock, now) : answered(clock, first);
    }

    private Decision<Ticket, TicketEvent> answered(ResponseClock running, Response response) {
        var events = new ArrayList<>(breachNews(running, response.at()));
        var clock = noticed(running, response.at()).stopped(response.at());
        if (response.certain()) {
            events.add(new FirstResponded(
                    response.staffId(),
                    clock.startedAt().plus(clock.elapsed(response.at())),
                    clock.elapsed(response.at()),
                    clock.breached()));
        }
        return Decision.of(respondedTo(facts().with(clock), response), events);
    }

    /** A closed ticket stays closed: its clock shows what it would have shown, had it been closed without an answer. */
    private Decision<Ticket, TicketEvent> unanswered(ResponseClock running, Instant now) {
        var end = this instanceof Closed closed ? closed.closing().at() : now;
        var noticed = noticed(running, end);
        var clock = this instanceof Closed ? noticed.stopped(end) : noticed;
        return Decision.of(respondedTo(facts().with(clock), null), breachNews(running, end));
    }

    private Ticket respondedTo(TicketFacts facts, @Nullable Response response) {
        var assignment = assignment();
        if (this instanceof Closed closed) {
            return new Closed(facts, assignment, response, closed.closing());
        }
        if (response != null) {
            return new Answered(facts, assignment, response);
        }
        return assignment == null ? new Open(facts) : new Assigned(facts, assignment);
    }

    /** Someone becomes responsible, unless someone is already. */
    default Decision<Ticket, TicketEvent> assign(Assignment assignment) {
        var assigned = new TicketAssigned(assignment.staffId(), assignment.reason(), assignment.at());
        return switch (this) {
            case Open(var facts) -> Decision.of(new Assigned(facts, assignment), assigned);
            case Answered(var facts, var present, var response)
            when present == null -> Decision.of(new Answered(facts, assignment, response), assigned);
            case Answered _, Assigned _, Closed _ -> Decision.unchanged(this);
        };
    }

    /** Somebody looked at the clock: a missed deadline is announced, once. */
    default Decision<Ticket, TicketEvent> noticeBreach(Instant now) {
        var clock = facts().clock();
        return clock.breachIsNews(now)
                ? Decision.of(with(facts().with(clock.noticed(now))), breachNews(clock, now))
                : Decision.unchanged(this);
    }

    /** The concern is settled. */
    default Decision<Ticket, TicketEvent> close(Closing closing) {
        return switch (this) {
            case Open(var facts) -> close(facts, null, null, closing);
            case Assigned(var facts, var assignment) -> close(facts, assignment, null, closing);
            case Answered(var facts, var assignment, var response) -> close(facts, assignment, response, closing);
            case Closed _ -> Decision.unchanged(this);
        };
    }

    private static Decision<Ticket, TicketEvent> close(
            TicketFacts facts, @Nullable Assignment assignment, @Nullable Response response, Closing closing) {
        var events = new ArrayList<>(breachNews(facts.clock(), closing.at()));
        var clock = noticed(facts.clock(), closing.at()).stopped(closing.at());
        events.add(new TicketClosed(closing.staffId(), closing.at()));
        return Decision.of(new Closed(facts.with(clock), assignment, response, closing), events);
    }

    /** Whoever it was of is erased: what is open is closed, and of the words none stay. */
    default Decision<Ticket, TicketEvent> erase(Instant at) {
        var done = close(new Closing(null, at));
        var nobodys = done.state().with(done.state().facts().erased());
        return nobodys.equals(this) ? Decision.unchanged(this) : new Decision<>(nobodys, done.events(), true);
    }

    private static ResponseClock noticed(ResponseClock clock, Instant now) {
        return clock.breachIsNews(now) ? clock.noticed(now) : clock;
    }

    private static List<TicketEvent> breachNews(ResponseClock clock, Instant now) {
        return clock.breachIsNews(now) ? List.of(new FirstResponseBreached(clock.dueAt(), now)) : List.of();
    }

    default TicketId id() {
        return facts().id();
    }

    default boolean hasCounted(Message message) {
        return facts().messages().contains(message.id());
    }

    /** Whose hands it is in: the responsible person's until it is closed. */
    default Optional<String> holder() {
        return this instanceof Closed
                ? Optional.empty()
                : Optional.ofNullable(assignment()).map(Assignment::staffId);
    }

    /** True while someone has to be found for it. */
    default boolean waitsForSomeone() {
        return assignment() == null && !(this instanceof Closed);
    }

    default TicketStatus status() {
        return switch (this) {
            case Open _ -> TicketStatus.OPEN;
            case Assigned _ -> TicketStatus.ASSIGNED;
            case Answered _ -> TicketStatus.ANSWERED;
            case Closed _ -> TicketStatus.CLOSED;
        };
    }

    private Ticket with(TicketFacts facts) {
        return switch (this) {
            case Open _ -> new Open(facts);
            case Assigned assigned -> new Assigned(facts, assigned.assignment());
            case Answered answered -> new Answered(facts, answered.assignment(), answered.response());
            case Closed closed -> new Closed(facts, closed.assignment(), closed.response(), closed.closing());
        };
    }
}
