package dev.scrm.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.platform.messaging.ParkedKeys.ParkedKey;
import dev.scrm.platform.messaging.ParkedKeys.Waiting;
import dev.scrm.platform.messaging.ParkedReader.Found;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays a parked key: its records are handled in the order of their arrival, those that arrive meanwhile included;
 * then the key is released. Before that some of them may be given up.
 */
public final class ParkedReplay {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedReplay.class);
    private static final int PORTION = 500;
    private static final int GONE_NAMED_AT_MOST = 100;
    /** Longer than this and whoever asked has to ask again: it goes on where it stopped. */
    private static final Duration WITHIN = Duration.ofMinutes(5);

    /**
     * What came of a replay.
     *
     * @param released true when the key flows again
     * @param replayed records handled now
     * @param reason why the key stays parked; empty when it was released
     * @param gone the record at which it stopped because the parked topic no longer has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            boolean released,
            long replayed,
            String reason,
            @Nullable String gone) {
        static Result released(long replayed) {
            return new Result(true, replayed, "", null);
        }

        static Result parked(long replayed, String reason) {
            return new Result(false, replayed, reason, null);
        }
    }

    /**
     * What came of giving up.
     *
     * @param givenUp records that went to the dead topic
     * @param gone how many more were given up of which only the place is known: the parked topic no longer has them
     * @param goneRecords the first of these
     * @param rest what came of the records that were not given up
     */
    public record GivenUp(long givenUp, long gone, List<String> goneRecords, Result rest) {}

    private final KafkaSettings settings;
    private final ParkedKeys parkedKeys;
    private final EventListeners listeners;
    private final EventPublisher publisher;
    private final MeterRegistry meters;

    ParkedReplay(
            KafkaSettings settings,
            ParkedKeys parkedKeys,
            EventListeners listeners,
            EventPublisher publisher,
            MeterRegistry meters) {
        this.settings = settings;
        this.parkedKeys = parkedKeys;
        this.listeners = listeners;
        this.publisher = publisher;
        this.meters = meters;
    }

    /** Replays the key and releases it when nothing waits any more. */
    public Result replay(String group, String key) {
        var handler = listeners.handler(group).orElse(null);
        if (handler == null) {
            return parkedKeys.find(group, key).filter(this::releaseEmpty).isPresent()
                    ? Result.released(0)
                    : Result.parked(0, "Expected a listener of group " + group + " in this service");
        }
        if (parkedKeys.find(group, key).isEmpty()) {
            return Result.parked(0, "Expected a parked key but it is not parked");
        }
        try (var reader = new ParkedReader(settings)) {
            return replay(group, key, handler, reader);
        }
    }

    /** Nobody has to handle anything when all was given up: the group may be gone for good. */
    private boolean releaseEmpty(ParkedKey parked) {
        return parkedKeys.first(parked, 1).isEmpty() && parkedKeys.release(parked);
    }

    private Result replay(String group, String key, EventBatchHandler handler, ParkedReader reader) {
        long replayed = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < WITHIN.toNanos()) {
            var parked = parkedKeys.find(group, key).orElse(null);
            if (parked == null) {
                return Result.released(replayed);
            }
            var portion = parkedKeys.first(parked, PORTION);
            if (portion.isEmpty() && parkedKeys.release(parked)) {
                LOG.info("Released key {} of {} with {} records", key, group, replayed);
                return Result.released(replayed);
            }
            var progress = replay(parked, reader.read(portion), handler);
            replayed += progress.replayed();
            if (!progress.reason().isEmpty()) {
                return new Result(false, replayed, progress.reason(), progress.gone());
            }
        }
        return Result.parked(replayed, "Expected to replay all within %s but more wait: ask again".formatted(WITHIN));
    }

    /** The records up to the first that is gone at once, and one by one when that fails, to know which one it is. */
    private Result replay(ParkedKey parked, List<Found> portion, EventBatchHandler handler) {
        var there =
                portion.stream().takeWhile(found -> found.event().isPresent()).toList();
        long replayed = 0;
        if (!there.isEmpty()) {
            if (tryAll(parked, there, handler)) {
                replayed = there.size();
            } else {
                var alone = replayAlone(parked, there, handler);
                if (!alone.reason().isEmpty()) {
                    return alone;
                }
                replayed = alone.replayed();
            }
        }
        if (there.size() == portion.size()) {
            return Result.parked(replayed, "");
        }
        var gone = portion.get(there.size()).waiting().name();
        var reason = "Expected a record at %s but the topic no longer has it: give it up".formatted(gone);
        return new Result(false, replayed, reason, gone);
    }

    private boolean tryAll(ParkedKey parked, List<Found> there, EventBatchHandler handler) {
        try {
            handler.handleReleased(List.of(new Lane(
                    parked.key(),
                    there.stream().map(found -> found.event().orElseThrow()).toList())));
        } catch (RuntimeException _) {
            return false;
        }
        parkedKeys.done(parked, there.stream().map(Found::waiting).toList());
        return true;
    }

    private Result replayAlone(ParkedKey parked, List<Found> there, EventBatchHandler handler) {
        long replayed = 0;
        for (var found : there) {
            var event = found.event().orElseThrow();
            try {
                handler.handleReleased(List.of(new Lane(parked.key(), List.of(event))));
            } catch (UnreadableEventException e) {
                bury(parked, List.of(event), String.valueOf(e.getMessage()));
            } catch (UnreadableEventsException e) {
                // The same, of a handler that takes all of a poll at once.
                bury(
                        parked,
                        List.of(event),
                        String.valueOf(e.events().getFirst().failure().getMessage()));
            } catch (RuntimeException e) {
                var reason = SetAside.reason(e);
                if (!DependencyUnavailableException.isBehind(e)) {
                    LOG.error("Expected to replay key {} of {} but it stays parked", parked.key(), parked.group(), e);
                    parkedKeys.failedAgain(parked, reason);
                }
                return Result.parked(replayed, reason);
            }
            parkedKeys.done(parked, List.of(found.waiting()));
            replayed++;
        }
        return Result.parked(replayed, "");
    }

    /**
     * Gives up what waits at this moment, or only the first of it: it goes to the dead topic, and the rest is replayed.
     * What the parked topic no longer has can only be named.
     *
     * @param by who wants that
     */
    public GivenUp giveUp(String group, String key, boolean onlyFirst, String by) {
        var parked = parkedKeys.find(group, key).orElse(null);
        if (parked == null) {
            return new GivenUp(0, 0, List.of(), Result.parked(0, "Expected a parked key but it is not parked"));
        }
        long givenUp = 0;
        long goneCount = 0;
        List<String> goneNames = new ArrayList<>();
        try (var reader = new ParkedReader(settings)) {
            var portion = portionOf(parked, onlyFirst);
            while (!portion.isEmpty()) {
                var gone = giveUp(parked, reader.read(portion), by);
                givenUp += portion.size() - gone.size();
                goneCount += gone.size();
                gone.stream().limit(GONE_NAMED_AT_MOST - goneNames.size()).forEach(goneNames::add);
                portion = onlyFirst ? List.of() : portionOf(parked, false);
            }
        }
        return new GivenUp(givenUp, goneCount, List.copyOf(goneNames), replay(group, key));
    }

    /** Of what waited when the key was looked at. */
    private List<Waiting> portionOf(ParkedKey parked, boolean onlyFirst) {
        return parkedKeys.first(parked, parked.next(), onlyFirst ? 1 : PORTION);
    }

    private List<String> giveUp(ParkedKey parked, List<Found> portion, String by) {
        var events = portion.stream().flatMap(found -> found.event().stream()).toList();
        bury(parked, events, "given up by %s: %s".formatted(by, parked.reason()));
        var gone = portion.stream()
                .filter(found -> found.event().isEmpty())
                .map(found -> found.waiting().name())
                .toList();
        LOG.warn("{} gave up {} records of key {} of {}", by, portion.size(), parked.key(), parked.group());
        gone.forEach(place -> LOG.warn("Given up without a copy, the topic no longer has it: {}", place));
        parkedKeys.done(parked, portion.stream().map(Found::waiting).toList());
        return gone;
    }

    private void bury(ParkedKey parked, List<ReceivedEvent> events, String reason) {
        publisher.publishDead(events.stream()
                .map(event -> ParkedRecords.dead(parked.group(), event, reason))
                .toList());
        meters.counter(MessagingMetric.EVENTS_DEAD.meterName(), "group", parked.group())
                .increment(events.size());
    }
}
