package dev.scrm.platform.mongo;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of a batch.
 *
 * @param position where the input stood; a step at or before the aggregate's applied position is skipped
 * @param cause the input's envelope
 * @param decide pure, may be called again after a conflict; the state is null when the aggregate does not exist yet
 */
public record Change<S, E>(
        String corpId,
        String aggregateId,
        @Nullable SourcePosition position,
        @Nullable EventEnvelope cause,
        Function<@Nullable S, Decision<S, E>> decide) {}
