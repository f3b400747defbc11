package dev.scrm.gateway.callbacks.metrics;

import static dev.scrm.gateway.GatewayMetric.CALLBACKS;
import static dev.scrm.gateway.GatewayMetric.CALLBACKS_REFUSED;
import static dev.scrm.gateway.GatewayMetric.CALLBACKS_UNRECOGNIZED;
import static dev.scrm.gateway.GatewayMetric.SPOOL_DRAINED;
import static dev.scrm.gateway.GatewayMetric.SPOOL_UNREACHABLE;

import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts callbacks. */
final class MeteredCallbacks implements CallbackCounts {
    private static final Logger LOG = LoggerFactory.getLogger(MeteredCallbacks.class);

    private final MeterRegistry meters;
    private final Map<CallbackAnswer, Timer> answers = new EnumMap<>(CallbackAnswer.class);
    private final Counter unrecognized;
    private final Counter drained;
    private final Counter unreachable;

    MeteredCallbacks(MeterRegistry meters) {
        this.meters = meters;
        for (var answer : CallbackAnswer.values()) {
            answers.put(answer, meters.timer(CALLBACKS.meterName(), "answer", answer.code()));
        }
        this.unrecognized = meters.counter(CALLBACKS_UNRECOGNIZED.meterName());
        this.drained = meters.counter(SPOOL_DRAINED.meterName());
        this.unreachable = meters.counter(SPOOL_UNREACHABLE.meterName());
    }

    @Override
    @SuppressWarnings("NullAway") // the map has every answer
    public void answered(CallbackAnswer answer, long nanos) {
        answers.get(answer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refused(String reason) {
        meters.counter(CALLBACKS_REFUSED.meterName(), "reason", reason).increment();
    }

    @Override
    public void unrecognized() {
        unrecognized.increment();
    }

    @Override
    public void drained(int events) {
        drained.increment(events);
    }

    @Override
    public void spoolUnreachable(RuntimeException failure) {
        unreachable.increment();
        LOG.warn("Expected to look at the spool but could not; trying again", failure);
    }
}
