package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.SourcePosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what lies in the intake: integrators write there themselves, so that everything is checked once more. What cannot be
 * a behaviour goes to quarantine, the rest is recorded.
 */
public final class TakeFromIntake {
    /**
     * What was told.
     *
     * @param receivedAt when it was told to us, if it came over HTTP
     * @param json as it was written; asked for when it goes to quarantine
     */
    public record Told(
            String corpId,
            String sourceId,
            Submission submission,
            @Nullable Instant receivedAt,
            Supplier<String> json,
            SourcePosition position) {}

    /** The topic keeps less. */
    private static final Duration LONGEST_IN_INTAKE = Duration.ofDays(30);

    private final BehaviorForm form;
    private final BehaviorSources sources;
    private final Quarantine quarantine;
    private final RecordBehaviors recordBehaviors;
    private final SourceFigures figures;
    private final IdKey idKey;
    private final Clock clock;

    TakeFromIntake(
            BehaviorForm form,
            BehaviorSources sources,
            Quarantine quarantine,
            RecordBehaviors recordBehaviors,
            SourceFigures figures,
            IdKey idKey,
            Clock clock) {
        this.idKey = idKey;
        this.form = form;
        this.sources = sources;
        this.quarantine = quarantine;
        this.recordBehaviors = recordBehaviors;
        this.figures = figures;
        this.clock = clock;
    }

    /** Takes them in their order; as often as one likes. */
    public void take(List<Told> all) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tally = new Tally();
        var received = new ArrayList<Received>();
        var quarantined = new ArrayList<Quarantined>();
        var knownSources = new HashSet<String>();
        for (var told : all) {
            var receivedAt = receivedAt(told, now);
            try {
                requireSource(told, knownSources);
                var behavior = form.behavior(told.corpId(), told.sourceId(), told.submission(), receivedAt);
                received.add(new Received(behavior, told.position()));
            } catch (BehaviorRefused e) {
                quarantined.add(Quarantined.of(
                        told.corpId(), told.sourceId(), e, told.json().get(), receivedAt, idKey));
            }
        }
        putAside(quarantined, tally);
        putAside(withoutRoom(recordBehaviors.record(received, tally), all), tally);
        tally.writeTo(figures);
    }

    /** Integrators write here as well: whatever they say, it was not told after it came, nor long before. */
    private static Instant receivedAt(Told told, Instant now) {
        var said = told.receivedAt();
        var earliest = now.minus(LONGEST_IN_INTAKE);
        if (said == null || said.isAfter(now)) {
            return now;
        }
        return said.isBefore(earliest) ? earliest : said;
    }

    private void putAside(List<Quarantined> quarantined, Tally tally) {
        if (!quarantined.isEmpty()) {
            quarantine.put(quarantined);
            quarantined.forEach(tally::count);
        }
    }

    private List<Quarantined> withoutRoom(List<Received> beyond, List<Told> all) {
        var receivedAt = beyond.stream()
                .collect(toMap(Received::position, one -> one.behavior().receivedAt()));
        var why = BehaviorRefused.waitingFull(KeepWaiting.MOST_FOR_ONE);
        return all.stream()
                .filter(told -> receivedAt.containsKey(told.position()))
                .map(told -> Quarantined.of(
                        told.corpId(),
                        told.sourceId(),
                        why,
                        told.json().get(),
                        requireNonNull(receivedAt.get(told.position())),
                        idKey))
                .toList();
    }

    private void requireSource(Told told, Set<String> known) {
        var key = told.corpId() + ":" + told.sourceId();
        if (!told.sourceId().equals(TellNoticed.SOURCE) && !known.contains(key)) {
            if (sources.find(told.corpId(), told.sourceId()).isEmpty()) {
                throw BehaviorRefused.sourceUnknown(told.sourceId());
            }
            known.add(key);
        }
    }
}
