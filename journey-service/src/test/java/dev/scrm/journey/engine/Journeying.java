package dev.scrm.journey.engine;

import static dev.scrm.journey.engine.EngineFixtures.nobody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One contact with the engine in virtual time: keeps the state, collects effects, fires timers when they are due. */
final class Journeying {
    private final JourneyEngine engine = EngineFixtures.anEngine();
    private final List<Effect> effects = new ArrayList<>();
    private Traveller traveller = nobody();
    private Instant now;

    Journeying(Instant now) {
        this.now = now;
    }

    Journeying tell(Input input) {
        take(input);
        return this;
    }

    /** Time goes by; every timer fires at the instant it is due. */
    Journeying after(Duration duration) {
        var end = now.plus(duration);
        for (var next = next(end); next.isPresent(); next = next(end)) {
            var timer = next.get();
            now = timer.due().isAfter(now) ? timer.due() : now;
            take(new Input.TimeCame(timer.instanceId(), timer.wakeSequence()));
        }
        now = end;
        return this;
    }

    private Optional<Instance.Timer> next(Instant end) {
        return traveller.instances().stream()
                .map(Instance::timer)
                .filter(timer -> !timer.due().isAfter(end))
                .min(Comparator.comparing(Instance.Timer::due));
    }

    private void take(Input input) {
        var decision = engine.decide(traveller, input, now);
        traveller = decision.state();
        effects.addAll(decision.events());
    }

    Traveller traveller() {
        return traveller;
    }

    Instant now() {
        return now;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    <T extends Effect.Content> List<T> of(Class<T> type) {
        return effects.stream()
                .map(Effect::content)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The command given out last. */
    Effect command() {
        return effects.stream()
                .filter(effect -> effect.content() instanceof Effect.Command)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Node and result of each step, in order. */
    List<String> path() {
        return of(Effect.StepTaken.class).stream()
                .map(step -> step.node() + ":" + step.result())
                .toList();
    }

    List<String> results() {
        return of(Effect.Finished.class).stream().map(Effect.Finished::result).toList();
    }
}
