package dev.scrm.gateway.service.kafka;

import static dev.scrm.gateway.GatewayMetric.DOORBELLS_POSTPONED;

import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.service.Fetch;
import dev.scrm.gateway.service.FetchServiceMessages;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the doorbell of customer service: accounts side by side, and of several rings of one account in a poll only the
 * last.
 */
final class DoorbellListener implements EventBatchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DoorbellListener.class);

    /** WeCom refuses more calls of kf/sync_msg of a corp at once. */
    private static final int AT_ONCE = 5;

    private final FetchServiceMessages fetchServiceMessages;
    private final MeterRegistry meters;
    private final ConcurrentHashMap<String, Semaphore> placesOfCorps = new ConcurrentHashMap<>();

    DoorbellListener(FetchServiceMessages fetchServiceMessages, MeterRegistry meters) {
        this.fetchServiceMessages = fetchServiceMessages;
        this.meters = meters;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var doorbells = lanes.stream().flatMap(lane -> last(lane).stream()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = doorbells.stream()
                    .<Future<?>>map(doorbell -> threads.submit(() -> answer(doorbell)))
                    .toList();
            answers.forEach(DoorbellListener::await);
        }
    }

    private static Optional<Doorbell> last(Lane lane) {
        return lane.events().stream()
                .filter(event -> DoorbellWire.isDoorbell(event.envelope()))
                .reduce((_, last) -> last)
                .map(event -> DoorbellWire.read(event.envelope()));
    }

    private void answer(Doorbell doorbell) {
        var places = placesOfCorps.computeIfAbsent(doorbell.corpId(), _ -> new Semaphore(AT_ONCE));
        places.acquireUninterruptibly();
        try {
            switch (fetchServiceMessages.fetch(doorbell)) {
                case Fetch.Done _, Fetch.More _, Fetch.Waiting _ -> {}
                case Fetch.Postponed(var reason, var pause) -> {
                    LOG.warn(
                            "Expected messages of {} of {} but {}; ringing again in {}",
                            doorbell.openKfId(),
                            doorbell.corpId(),
                            reason.code(),
                            pause);
                    meters.counter(DOORBELLS_POSTPONED.meterName(), "reason", reason.code())
                            .increment();
                }
                case Fetch.GivenUp(var reason) ->
                    LOG.error(
                            "Expected messages of {} of {} within three days but {}; given up until it rings again",
                            doorbell.openKfId(),
                            doorbell.corpId(),
                            reason.code());
            }
        } finally {
            places.release();
        }
    }

    private static void await(Future<?> answer) {
        try {
            answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to answer doorbells but was stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to answer doorbells", e.getCause());
        }
    }
}
