package dev.scrm.journey.engine;

import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.definition.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves one instance, within one decision, from where it rests to where it rests next, and notes what is given out. */
final class Walk {
    /** A loop without a wait would go on for ever. */
    private static final int NODES_AT_MOST = 1_000;

    private final Traveller traveller;
    private final Supplier<JourneyDefinition> definition;
    private final String journeyId;
    private final int version;
    private final TextTemplates texts;
    private final Cause cause;
    private final String instanceId;
    private final Entry entry;
    private final List<Effect> effects = new ArrayList<>();
    private int visit;
    private int steps;
    private long sequence;
    private int wakeSequence;

    private Walk(
            Traveller traveller,
            Supplier<JourneyDefinition> definition,
            String journeyId,
            int version,
            TextTemplates texts,
            Cause cause,
            String instanceId,
            Entry entry) {
        this.traveller = traveller;
        this.definition = definition;
        this.journeyId = journeyId;
        this.version = version;
        this.texts = texts;
        this.cause = cause;
        this.instanceId = instanceId;
        this.entry = entry;
    }

    /** Of an instance that is about to start. */
    static Walk starting(
            Traveller traveller, JourneyDefinition definition, TextTemplates texts, Cause cause, Entry entry) {
        var id = Instance.id(traveller.corpId(), definition.id(), definition.version(), entry.eventId());
        return new Walk(traveller, () -> definition, definition.id(), definition.version(), texts, cause, id, entry);
    }

    /** Of an instance that rests somewhere; it can be taken out though its definition is gone. */
    static Walk resuming(
            Traveller traveller,
            Supplier<JourneyDefinition> definition,
            TextTemplates texts,
            Cause cause,
            Instance instance) {
        var walk = new Walk(
                traveller,
                definition,
                instance.journeyId(),
                instance.version(),
                texts,
                cause,
                instance.id(),
                instance.entry());
        walk.visit = instance.visit();
        walk.steps = instance.steps();
        walk.sequence = instance.sequence();
        walk.wakeSequence = instance.wakeSequence();
        return walk;
    }

    List<Effect> effects() {
        return effects;
    }

    /** From the start; empty when the end was reached at once. */
    Optional<Instance> start(Instant at) {
        raise(at, new Effect.Started(journeyId, version, entry.liveCode(), entry.staffId()));
        return enter(definition.get().node(definition.get().start()), at);
    }

    /** Tells the instance's node of an input; the same instance when that is nothing to it, empty when it finished. */
    Optional<Instance> hear(Instance instance, Input input, Instant at) {
        var node = definition.get().node(instance.node());
        var move = step(node).flatMap(step -> step.hear(visit(node), instance.awaiting(), input, at));
        if (move.isEmpty()) {
            return Optional.of(instance);
        }
        return switch (move.get()) {
            case Move.Stay stay -> Optional.of(rest(node, stay, at));
            case Move.Leave leave -> enter(leave(node, leave), leave.at());
        };
    }

    /** Takes the instance out, wherever it rests: nothing is between the customer and the staff member any more. */
    void remove(Instance instance, Instant at) {
        takeOut(instance, at, "removed", "removed");
    }

    /** Takes the instance out because it cannot go on. */
    void giveUp(Instance instance, Instant at) {
        takeOut(instance, at, "given-up", "failed");
    }

    private void takeOut(Instance instance, Instant at, String step, String result) {
        var commandId = instance.awaiting() instanceof Awaiting.Outcome outcome ? outcome.commandId() : null;
        took(instance.node(), new Move.Leave(step, at, commandId));
        raise(at, new Effect.Finished(journeyId, version, result));
    }

    private Optional<Instance> enter(Node first, Instant arrival) {
        var node = first;
        var at = arrival;
        for (int i = 0; i < NODES_AT_MOST; i++) {
            visit++;
            if (node instanceof Node.End end) {
                raise(at, new Effect.Finished(journeyId, version, end.result()));
                return Optional.empty();
            }
            switch (step(node).orElseThrow().arrive(visit(node), at)) {
                case Move.Stay stay -> {
                    return Optional.of(rest(node, stay, at));
                }
                case Move.Leave leave -> {
                    node = leave(node, leave);
                    at = leave.at();
                }
            }
        }
        throw new IllegalStateException("Expected %s v%d to wait somewhere but it went through %d nodes at once"
                .formatted(journeyId, version, NODES_AT_MOST));
    }

    /** How the node behaves; empty at the end of a journey. */
    private Optional<Step> step(Node node) {
        return switch (node) {
            case Node.SendWelcome welcome -> Optional.of(new WelcomeStep(welcome, texts));
            case Node.WaitForEvent wait -> Optional.of(new WaitStep(wait));
            case Node.SendStaffReminder reminder -> Optional.of(new ReminderStep(reminder, texts));
            case Node.End _ -> Optional.empty();
        };
    }

    private Visit visit(Node node) {
        return new Visit(traveller, instanceId, journeyId, version, entry, node.id(), visit);
    }

    private Node leave(Node node, Move.Leave leave) {
        took(node.id(), leave);
        return definition.get().next(node.id(), leave.result());
    }

    private void took(String node, Move.Leave leave) {
        steps++;
        raise(leave.at(), new Effect.StepTaken(journeyId, version, steps, node, leave.result(), leave.commandId()));
    }

    private Instance rest(Node node, Move.Stay stay, Instant at) {
        stay.command().ifPresent(command -> add(visit(node).commandId(), 0, at, command));
        return new Instance(
                instanceId,
                journeyId,
                version,
                entry,
                node.id(),
                visit,
                steps,
                sequence,
                wakeSequence + 1,
                stay.awaiting());
    }

    private void raise(Instant at, Effect.Event event) {
        sequence++;
        add(Instance.eventId(traveller.corpId(), instanceId, sequence), sequence, at, event);
    }

    private void add(String id, long number, Instant at, Effect.Content content) {
        effects.add(new Effect(
                id,
                traveller.corpId(),
                traveller.contactId(),
                instanceId,
                number,
                at,
                cause.eventId(),
                Objects.requireNonNullElse(entry.correlationId(), entry.eventId()),
                or(cause.traceParent(), entry.traceParent()),
                content));
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
