package dev.scrm.ticket.ticket;

import static java.util.Comparator.comparing;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.Raised;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store as a test wants it: fast, and with a process that can be killed between saving and publishing. */
public final class InMemoryTickets implements Tickets {
    private record Stored(Ticket ticket, long sequence, Map<String, Long> applied, List<OutboxMessage> outbox) {}

    private final Map<TicketId, Stored> stored = new ConcurrentHashMap<>();
    private final List<OutboxMessage> published = new CopyOnWriteArrayList<>();
    private final PlainWire wire = new PlainWire();
    private final Clock clock;
    private volatile boolean dead;

    public InMemoryTickets(Clock clock) {
        this.clock = clock;
    }

    public void put(Ticket ticket) {
        stored.put(ticket.id(), new Stored(ticket, 0, Map.of(), List.of()));
    }

    public List<OutboxMessage> published() {
        return List.copyOf(published);
    }

    /** From now on the process dies after each save, before it publishes. */
    public void dieBeforePublishing() {
        dead = true;
    }

    public void restart() {
        dead = false;
        stored.keySet().forEach(this::publish);
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(stored.get(id)).map(Stored::ticket);
    }

    @Override
    public Map<TicketId, Ticket> findAll(String corpId, Collection<TicketId> ids) {
        var found = new HashMap<TicketId, Ticket>();
        ids.forEach(id -> find(id).filter(ticket -> ticket.id().corpId().equals(corpId))
                .ifPresent(ticket -> found.put(id, ticket)));
        return found;
    }

    @Override
    public Map<Conversation, Ticket> last(String corpId, Collection<Conversation> conversations) {
        var wanted = new HashSet<>(conversations);
        return all(corpId)
                .filter(ticket -> wanted.contains(ticket.facts().conversation()))
                .collect(Collectors.toMap(
                        ticket -> ticket.facts().conversation(),
                        Function.identity(),
                        (one, other) -> one.facts().ordinal() > other.facts().ordinal() ? one : other));
    }

    @Override
    public Ticket update(TicketId id, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {
        return apply(TicketChange.of(id, null, decide));
    }

    @Override
    public void updateAll(List<TicketChange> changes) {
        for (var change : changes) {
            try {
                apply(change);
            } catch (Refusal refusal) {
                // An answer, not a failure: the step leaves no trace.
            }
        }
    }

    private Ticket apply(TicketChange change) {
        var saved = stored.compute(change.id(), (id, before) -> decide(change, before));
        if (saved == null) {
            throw new IllegalStateException("Expected a decision to have a state");
        }
        publish(change.id());
        return saved.ticket();
    }

    private Stored decide(TicketChange change, @Nullable Stored before) {
        var present = before == null ? null : before.ticket();
        if (before != null && isApplied(before, change.position())) {
            return before;
        }
        var decision = change.decide().apply(present);
        if (!decision.changed() && before != null) {
            return before;
        }
        var sequence = before == null ? 0 : before.sequence();
        var raised = raised(change.id(), sequence + 1, change.cause());
        var applied = new HashMap<>(before == null ? Map.of() : before.applied());
        if (change.position() != null) {
            applied.put(change.position().partitionKey(), change.position().offset());
        }
        var outbox = new ArrayList<>(before == null ? List.of() : before.outbox());
        outbox.addAll(wire.messages(decision.state(), decision.events(), raised));
        return new Stored(decision.state(), sequence + decision.events().size(), applied, outbox);
    }

    private Raised raised(TicketId id, long sequence, @Nullable EventEnvelope cause) {
        return new Raised(id.corpId(), id.value(), sequence, clock.instant(), cause);
    }

    private static boolean isApplied(Stored before, @Nullable SourcePosition position) {
        return position != null && before.applied().getOrDefault(position.partitionKey(), -1L) >= position.offset();
    }

    private void publish(TicketId id) {
        if (dead) {
            return;
        }
        stored.computeIfPresent(id, (_, present) -> {
            published.addAll(present.outbox());
            return new Stored(present.ticket(), present.sequence(), present.applied(), List.of());
        });
    }

    @Override
    public TicketPage list(TicketQuery query) {
        var found = all(query.scope().corpId())
                .filter(query.scope()::covers)
                .filter(ticket -> query.status() == null || query.status() == ticket.status())
                .filter(ticket -> query.staffId() == null || isWith(ticket, query.staffId()))
                .filter(ticket -> query.contactId() == null
                        || query.contactId()
                                .equals(ticket.facts().conversation().contactId()))
                .filter(ticket -> query.redAlert() == null
                        || query.redAlert() == ticket.facts().redAlert())
                .filter(ticket ->
                        query.after() == null || TicketPosition.of(ticket).compareTo(query.after()) > 0)
                .sorted(comparing(TicketPosition::of))
                .limit(query.limit() + 1L)
                .toList();
        return TicketPage.of(found, query.limit());
    }

    private static boolean isWith(Ticket ticket, String staffId) {
        return ticket.assignment() != null && ticket.assignment().staffId().equals(staffId);
    }

    @Override
    public List<TicketId> overdue(Instant now, int limit) {
        return stored.values().stream()
                .map(Stored::ticket)
                .filter(ticket -> ticket.facts().clock().breachIsNews(now))
                .sorted(comparing(ticket -> ticket.facts().clock().dueAt()))
                .limit(limit)
                .map(Ticket::id)
                .toList();
    }

    @Override
    public List<TicketId> waiting(String corpId, Instant openedUntil, int limit) {
        return all(corpId)
                .filter(Ticket::waitsForSomeone)
                .filter(ticket -> !ticket.facts().openedAt().isAfter(openedUntil))
                .sorted(comparing(ticket -> ticket.facts().openedAt()))
                .limit(limit)
                .map(Ticket::id)
                .toList();
    }

    @Override
    public Set<TicketId> heldBy(String corpId, String staffId) {
        return all(corpId)
                .filter(ticket -> ticket.holder().equals(Optional.of(staffId)))
                .map(Ticket::id)
                .collect(Collectors.toSet());
    }

    private Stream<Ticket> all(String corpId) {
        return stored.values().stream()
                .map(Stored::ticket)
                .filter(ticket -> ticket.id().corpId().equals(corpId));
    }
}
