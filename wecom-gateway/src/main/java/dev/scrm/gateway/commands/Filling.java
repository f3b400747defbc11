package dev.scrm.gateway.commands;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of looking for something that a call needs. */
sealed interface Filling<T> {
    record Known<T>(T value) implements Filling<T> {}

    /** @param atLeast so long at least it is not there */
    record NotYet<T>(PostponeReason reason, Duration atLeast) implements Filling<T> {}

    /**
     * It will never be there.
     *
     * @param errorCode WeCom's answer; null when it was not asked
     */
    record Impossible<T>(@Nullable Integer errorCode, Reason reason) implements Filling<T> {}
}
