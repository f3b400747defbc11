package dev.scrm.journey.engine;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.definition.Trigger;
import dev.scrm.journey.engine.Input.CommandFinished;
import dev.scrm.journey.engine.Input.ContactAdded;
import dev.scrm.journey.engine.Input.ContactErased;
import dev.scrm.journey.engine.Input.MessageCame;
import dev.scrm.journey.engine.Input.NameFetched;
import dev.scrm.journey.engine.Input.RelationEnded;
import dev.scrm.journey.engine.Input.TimeCame;
import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides what follows from an input for one contact. Pure: the same traveller, input and time always give the same
 * decision, which is what makes a replay harmless.
 */
public final class JourneyEngine {
    /** A line break or another control character, which has no place in a name. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Definitions definitions;
    private final TextTemplates texts;

    public JourneyEngine(Definitions definitions, TextTemplates texts) {
        this.definitions = definitions;
        this.texts = texts;
    }

    /**
     * The traveller afterwards and what is given out.
     *
     * @param now counts for timers only; what happened is judged by when it happened
     */
    public Decision<Traveller, Effect> decide(Traveller traveller, Input input, Instant now) {
        return switch (input) {
            case ContactAdded added -> add(traveller, added);
            case RelationEnded ended -> end(traveller, ended);
            case MessageCame _, NameFetched _ when traveller.isErased() -> Decision.unchanged(traveller);
            case MessageCame came ->
                tellAll(traveller, traveller.wroteAt(came.sentAt()), came.cause(), came, came.sentAt());
            case NameFetched fetched ->
                tellAll(traveller, named(traveller, fetched), fetched.cause(), fetched, fetched.fetchedAt());
            case CommandFinished finished ->
                tellAll(traveller, traveller, finished.cause(), finished, finished.finishedAt());
            case ContactErased erased -> erase(traveller, erased);
            case TimeCame time -> wake(traveller, time, now);
        };
    }

    private Decision<Traveller, Effect> add(Traveller traveller, ContactAdded added) {
        var trigger = added.half() ? Trigger.CONTACT_HALF_ADDED : Trigger.CONTACT_ADDED;
        var journeys = definitions.current(traveller.corpId()).stream()
                .filter(definition -> definition.triggers().contains(trigger))
                .toList();
        if (journeys.isEmpty() || Entrance.isKnown(traveller, added)) {
            return Decision.unchanged(traveller);
        }
        var begins = Entrance.begins(traveller, added);
        var remembered = Decision.<Traveller, Effect>of(Entrance.remember(traveller, added, begins), List.of());
        if (!begins) {
            return remembered;
        }
        return remembered
                .then(one -> remove(one, one.instancesWith(added.staffId()), added.cause(), added.receivedAt()))
                .then(one -> start(one, journeys, added));
    }

    private Decision<Traveller, Effect> start(
            Traveller traveller, List<JourneyDefinition> journeys, ContactAdded added) {
        var decision = Decision.<Traveller, Effect>unchanged(traveller);
        for (var journey : journeys) {
            decision = decision.then(one -> {
                var walk = Walk.starting(one, journey, texts, added.cause(), Entry.by(added));
                var rested = walk.start(added.receivedAt());
                return Decision.of(rested.map(one::having).orElse(one), walk.effects());
            });
        }
        return decision;
    }

    private Decision<Traveller, Effect> end(Traveller traveller, RelationEnded ended) {
        var decision = Decision.<Traveller, Effect>unchanged(traveller);
        if (traveller.halfAddedBy().contains(ended.staffId())) {
            decision = Decision.of(traveller.confirmedBy(ended.staffId()), List.of());
        }
        return decision.then(one -> remove(
                one, begunBefore(ended, one), ended.cause(), ended.cause().time()));
    }

    /** What began since goes on; asked once more nothing happens. */
    private Decision<Traveller, Effect> erase(Traveller traveller, ContactErased erased) {
        var at = erased.erasedAt();
        var before = traveller.instances().stream()
                .filter(instance -> !instance.entry().time().isAfter(at))
                .toList();
        return remove(traveller, before, erased.cause(), at).then(one -> {
            var without = one.erasedUpTo(at);
            return without.equals(one) ? Decision.unchanged(one) : Decision.of(without, List.of());
        });
    }

    private static List<Instance> begunBefore(RelationEnded ended, Traveller traveller) {
        return traveller.instancesWith(ended.staffId()).stream()
                .filter(instance ->
                        !ended.cause().time().isBefore(instance.entry().time()))
                .toList();
    }

    private Decision<Traveller, Effect> remove(Traveller traveller, List<Instance> instances, Cause cause, Instant at) {
        var decision = Decision.<Traveller, Effect>unchanged(traveller);
        for (var instance : instances) {
            decision = decision.then(one -> {
                var walk = resume(one, instance, cause);
                walk.remove(instance, at);
                return Decision.of(one.without(instance.id()), walk.effects());
            });
        }
        return decision;
    }

    private static Traveller named(Traveller traveller, NameFetched fetched) {
        var name = CONTROL.matcher(fetched.name()).replaceAll(" ").strip();
        return name.isEmpty() || name.equals(traveller.name()) ? traveller : traveller.named(name);
    }

    private Decision<Traveller, Effect> tellAll(
            Traveller before, Traveller traveller, Cause cause, Input input, Instant at) {
        var decision = before.equals(traveller)
                ? Decision.<Traveller, Effect>unchanged(traveller)
                : Decision.<Traveller, Effect>of(traveller, List.of());
        for (var instance : traveller.instances()) {
            decision = decision.then(one -> tell(one, instance, cause, input, at));
        }
        return decision;
    }

    private Decision<Traveller, Effect> wake(Traveller traveller, TimeCame time, Instant now) {
        return traveller
                .instance(time.instanceId())
                .filter(instance -> instance.wakeSequence() == time.wakeSequence())
                .filter(instance -> !now.isBefore(instance.awaiting().until()))
                .map(instance -> tell(traveller, instance, causeOfWaking(traveller, instance, now), time, now))
                .orElseGet(() -> Decision.unchanged(traveller));
    }

    private static Cause causeOfWaking(Traveller traveller, Instance instance, Instant now) {
        var lastEventId = Instance.eventId(traveller.corpId(), instance.id(), instance.sequence());
        return new Cause(lastEventId, now, null, null);
    }

    private Decision<Traveller, Effect> tell(
            Traveller traveller, Instance instance, Cause cause, Input input, Instant at) {
        var walk = resume(traveller, instance, cause);
        var rested = walk.hear(instance, input, at);
        if (rested.equals(Optional.of(instance))) {
            return Decision.unchanged(traveller);
        }
        return Decision.of(
                rested.map(traveller::having).orElseGet(() -> traveller.without(instance.id())), walk.effects());
    }

    /** Takes out instances that cannot go on, because somebody gave them up. */
    public Decision<Traveller, Effect> giveUp(Traveller traveller, List<Instance> stuck, Instant now) {
        var decision = Decision.<Traveller, Effect>unchanged(traveller);
        for (var instance : stuck) {
            decision = decision.then(one -> {
                var walk = resume(one, instance, causeOfWaking(one, instance, now));
                walk.giveUp(instance, now);
                return Decision.of(one.without(instance.id()), walk.effects());
            });
        }
        return decision;
    }

    private Walk resume(Traveller traveller, Instance instance, Cause cause) {
        return Walk.resuming(traveller, () -> definition(traveller, instance), texts, cause, instance);
    }

    private JourneyDefinition definition(Traveller traveller, Instance instance) {
        return definitions
                .find(traveller.corpId(), instance.journeyId(), instance.version())
                .orElseThrow(() -> new IllegalStateException("Expected definition %s v%d of instance %s but it is gone"
                        .formatted(instance.journeyId(), instance.version(), instance.id())));
    }
}
