package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;

/** The tickets by which web pages in WeCom prove whose they are: one of the corp, one of each app. */
public final class Tickets {
    private static final Duration VALIDITY = Duration.ofHours(2);

    /** A ticket until when it is good. */
    public record Ticket(String ticket, Instant expiresAt) {}

    private final World world;
    private final Table<Ticket> tickets;

    Tickets(World world, Journal journal) {
        this.world = world;
        tickets = journal.table("tickets", Ticket.class);
    }

    /** The ticket of the subject; the same one while it is good. */
    public Ticket of(String subject) {
        return tickets.find(subject)
                .filter(ticket -> world.now().isBefore(ticket.expiresAt()))
                .orElseGet(() -> tickets.put(
                        subject, new Ticket(world.code("", 86), world.now().plus(VALIDITY))));
    }
}
