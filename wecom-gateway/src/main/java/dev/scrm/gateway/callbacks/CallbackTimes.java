package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When the last callback of an app or robot was taken by any replica, or its address proven. */
public final class CallbackTimes {
    private final CallbackTally tally;
    private final CallbackHealths healths;
    private final Clock clock;

    public CallbackTimes(CallbackTally tally, CallbackHealths healths, Clock clock) {
        this.tally = tally;
        this.healths = healths;
        this.clock = clock;
    }

    /** This replica knows of its own what it has not written down yet. */
    public Optional<Instant> last(CallbackReceiver receiver) {
        var ofAll = Optional.ofNullable(healths.find(List.of(receiver.corpId()), clock.instant())
                        .get(receiver.key()))
                .flatMap(CallbackHealth::lastSign);
        return Stream.of(tally.lastSign(receiver), ofAll)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }
}
