package dev.scrm.simulator.world;

import dev.scrm.simulator.CallbackPolicy;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each app wants its events, and what became of the events sent there. */
public final class Callbacks {
    /** A target that was set while running; it holds as long as the settings say what they said then. */
    private record Changed(long agentId, Corp.CallbackTarget target, Corp.@Nullable CallbackTarget insteadOf) {}

    private final World world;
    private final Corp corp;
    private final Table<Changed> changed;
    private final Table<Delivery> deliveries;
    private CallbackPolicy policy;
    private Set<String> suppressed = Set.of();

    Callbacks(World world, SimulatorSettings settings, Journal journal) {
        this.world = world;
        corp = settings.corp();
        policy = settings.callbacks();
        changed = journal.table("callbackTargets", Changed.class);
        deliveries = journal.table("deliveries", Delivery.class);
    }

    public Corp corp() {
        return corp;
    }

    public CallbackPolicy policy() {
        return policy;
    }

    /** Sets the policy until the next start. */
    public void setPolicy(CallbackPolicy policy) {
        this.policy = policy;
    }

    /** What is not sent now; a kind, an Event with all its kinds, or {@code *} for everything. */
    public Set<String> suppressed() {
        return suppressed;
    }

    /** Keeps events from being sent until the next start: the world changes and nobody is told. */
    public void suppress(Set<String> kinds) {
        suppressed = Set.copyOf(kinds);
    }

    private boolean isSuppressed(String kind, String plaintext) {
        return suppressed.contains(kind)
                || suppressed.contains("*")
                || suppressed.stream().anyMatch(event -> plaintext.contains("<Event><![CDATA[" + event + "]]>"));
    }

    public Optional<Corp.App> app(long agentId) {
        return corp.apps().stream().filter(app -> app.agentId() == agentId).findFirst();
    }

    public Optional<Corp.CallbackTarget> target(Corp.App app) {
        return changed.find(Long.toString(app.agentId()))
                .filter(change -> Objects.equals(change.insteadOf(), app.callback()))
                .map(Changed::target)
                .or(() -> Optional.ofNullable(app.callback()));
    }

    public void setTarget(Corp.App app, Corp.CallbackTarget target) {
        changed.put(Long.toString(app.agentId()), new Changed(app.agentId(), target, app.callback()));
    }

    /** The apps that get the events of customers and customer service. */
    public List<Corp.App> listeners() {
        return corp.apps().stream()
                .filter(app -> app.customerContact() && target(app).isPresent())
                .toList();
    }

    /**
     * Who gets the events of the address book: the contact-sync helper. Where it has no callback the same apps as of
     * customers, as apps that a provider developed for the corp do.
     */
    public List<Corp.App> addressBookListeners() {
        var helper = corp.apps().stream()
                .filter(app -> app.isContactSync() && target(app).isPresent())
                .toList();
        return helper.isEmpty() ? listeners() : helper;
    }

    public Delivery begin(Corp.App app, String event, @Nullable String externalUserId, String plaintext) {
        var delivery = new Delivery(
                world.code("dlv", 21),
                app.agentId(),
                event,
                externalUserId,
                plaintext,
                world.now(),
                isSuppressed(event, plaintext) ? Delivery.Status.SUPPRESSED : Delivery.Status.PENDING,
                List.of());
        deliveries.put(delivery.id(), delivery);
        deliveries.keepNewest(policy.kept());
        return delivery;
    }

    /** Notes an attempt and answers the delivery as it stands then. */
    public Delivery attempted(Delivery delivery, Delivery.Attempt attempt) {
        var before = deliveries.find(delivery.id()).orElse(delivery);
        var attempts = new ArrayList<>(before.attempts());
        attempts.add(attempt);
        return deliveries.put(
                before.id(),
                new Delivery(
                        before.id(),
                        before.agentId(),
                        before.event(),
                        before.externalUserId(),
                        before.plaintext(),
                        before.createdAt(),
                        after(before.status(), attempt, attempts.size()),
                        attempts));
    }

    public Optional<Delivery> find(String id) {
        return deliveries.find(id);
    }

    /** What an earlier run left undelivered. */
    public List<Delivery> pending() {
        return deliveries.values().stream()
                .filter(delivery -> delivery.status() == Delivery.Status.PENDING)
                .toList();
    }

    public List<Delivery> since(Instant since) {
        return deliveries.values().stream()
                .filter(delivery -> !delivery.createdAt().isBefore(since))
                .toList();
    }

    private Delivery.Status after(Delivery.Status before, Delivery.Attempt attempt, int attempts) {
        if (attempt.status() == 200 || before == Delivery.Status.DELIVERED) {
            return Delivery.Status.DELIVERED;
        }
        boolean again = attempt.status() == 0 || policy.retryOtherThan200();
        return again && attempts < policy.attempts() ? Delivery.Status.PENDING : Delivery.Status.FAILED;
    }
}
