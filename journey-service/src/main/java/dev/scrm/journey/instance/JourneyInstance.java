package dev.scrm.journey.instance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contact's way through a journey so far.
 *
 * @param startedAt when it began
 * @param result how it ended; null while it goes on
 * @param sequence number of the last event applied
 * @param steps the nodes left so far, in order
 */
public record JourneyInstance(
        String corpId,
        String id,
        String journeyId,
        int version,
        String contactId,
        @Nullable String liveCode,
        @Nullable String staffId,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String result,
        long sequence,
        List<Step> steps) {

    /**
     * A node the contact left.
     *
     * @param number counted from 1
     * @param result what came of it
     */
    public record Step(
            int number,
            String node,
            String result,
            @Nullable String commandId,
            Instant at) {}

    public JourneyInstance {
        steps = List.copyOf(steps);
    }

    /** The instance as its first known event makes it. */
    public static JourneyInstance first(InstanceEvent event) {
        var origin = event.origin();
        return new JourneyInstance(
                        origin.corpId(),
                        origin.instanceId(),
                        origin.journeyId(),
                        origin.version(),
                        origin.contactId(),
                        null,
                        null,
                        origin.at(),
                        null,
                        null,
                        0,
                        List.of())
                .after(event);
    }

    /** The instance after an event; itself when the event was applied before. */
    public JourneyInstance after(InstanceEvent event) {
        long next = event.origin().sequence();
        if (next <= sequence) {
            return this;
        }
        return switch (event) {
            case InstanceEvent.Started started ->
                with(started.liveCode(), started.staffId(), finishedAt, result, next, steps);
            case InstanceEvent.StepTaken taken -> {
                var all = new ArrayList<>(steps);
                all.add(taken.step());
                yield with(liveCode, staffId, finishedAt, result, next, all);
            }
            case InstanceEvent.Finished finished ->
                with(liveCode, staffId, finished.origin().at(), finished.result(), next, steps);
        };
    }

    private JourneyInstance with(
            @Nullable String code,
            @Nullable String staff,
            @Nullable Instant finished,
            @Nullable String how,
            long applied,
            List<Step> taken) {
        return new JourneyInstance(
                corpId, id, journeyId, version, contactId, code, staff, startedAt, finished, how, applied, taken);
    }
}
