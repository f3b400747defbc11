package dev.scrm.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a pure {@code decide(state, input, now)} answers: the next state and the events that led there.
 *
 * @param state the state to save
 * @param events the domain events raised, in order; saved in the same write as the state
 * @param changed false when there is nothing to save: the input was known already
 */
public record Decision<S, E>(S state, List<E> events, boolean changed) {
    public Decision {
        events = List.copyOf(events);
    }

    /** A new state with the one event that led to it. */
    public static <S, E> Decision<S, E> of(S state, E event) {
        return new Decision<>(state, List.of(event), true);
    }

    /** A new state with its events. */
    public static <S, E> Decision<S, E> of(S state, List<? extends E> events) {
        return new Decision<>(state, List.copyOf(events), true);
    }

    /** The input changes nothing, as with a redelivery: nothing is written, nothing published. */
    public static <S, E> Decision<S, E> unchanged(S state) {
        return new Decision<>(state, List.of(), false);
    }

    /** Decides further on the state decided so far; the events of both are kept in order. */
    public Decision<S, E> then(Function<? super S, Decision<S, E>> next) {
        var following = next.apply(state);
        var all = new ArrayList<>(events);
        all.addAll(following.events());
        return new Decision<>(following.state(), all, changed || following.changed());
    }
}
