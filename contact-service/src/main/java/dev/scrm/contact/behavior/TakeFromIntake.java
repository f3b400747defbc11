package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.IntakeMarks.PutAside;
import dev.scrm.contact.behavior.KnowReplayed.Fresh;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.SourcePosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what lies in the intake: integrators write there themselves, so that everything is checked once more. What cannot be
 * a behaviour goes to quarantine, the rest is recorded. A replay of the intake changes nothing.
 */
public final class TakeFromIntake {
    /**
     * What was told.
     *
     * @param receivedAt when it was told to us, if it came over HTTP
     * @param bytes how large it was
     * @param json as it was written, cut where it is too long; asked for when it goes to quarantine
     */
    public record Told(
            String corpId,
            String sourceId,
            Submission submission,
            @Nullable Instant receivedAt,
            int bytes,
            Supplier<String> json,
            SourcePosition position) {}

    /** Bytes of one in the intake: what was short enough over HTTP is shorter, in whatever script it is written. */
    public static final int MOST_BYTES = 65_536;

    /** The topic keeps less. */
    private static final Duration LONGEST_IN_INTAKE = Duration.ofDays(30);

    private final BehaviorForm form;
    private final BehaviorSources sources;
    private final Quarantine quarantine;
    private final RecordBehaviors recordBehaviors;
    private final SourceFigures figures;
    private final KnowReplayed knowReplayed;
    private final IntakeMarks marks;
    private final IdKey idKey;
    private final Clock clock;

    TakeFromIntake(
            BehaviorForm form,
            BehaviorSources sources,
            Quarantine quarantine,
            RecordBehaviors recordBehaviors,
            SourceFigures figures,
            KnowReplayed knowReplayed,
            IntakeMarks marks,
            IdKey idKey,
            Clock clock) {
        this.knowReplayed = knowReplayed;
        this.marks = marks;
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
        take(knowReplayed.without(all));
    }

    /** Takes what waited behind something that failed: it may be kept and not told, though the mark has gone on. */
    public void takeReleased(List<Told> all) {
        take(Fresh.all(all));
    }

    /** Notes that everything up to these was taken, one a partition. */
    public void finish(Collection<SourcePosition> last) {
        marks.taken(last);
    }

    private void take(Fresh fresh) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tally = new Tally();
        var received = new ArrayList<Received>();
        var quarantined = new LinkedHashMap<SourcePosition, Quarantined>();
        var knownSources = new HashSet<String>();
        for (var told : fresh.told()) {
            var receivedAt = receivedAt(told, now);
            try {
                requireSource(told, knownSources);
                requireShort(told);
                var behavior = form.behavior(told.corpId(), told.sourceId(), told.submission(), receivedAt);
                received.add(new Received(behavior, fresh.position(told)));
            } catch (BehaviorRefused e) {
                var aside = Quarantined.of(
                        told.corpId(), told.sourceId(), e, told.json().get(), receivedAt, idKey);
                quarantined.put(told.position(), aside);
            }
        }
        putAside(quarantined, now, tally);
        putAside(withoutRoom(recordBehaviors.record(received, tally), fresh), now, tally);
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

    private void putAside(Map<SourcePosition, Quarantined> quarantined, Instant now, Tally tally) {
        if (!quarantined.isEmpty()) {
            quarantine.put(List.copyOf(quarantined.values()));
            Map<SourcePosition, PutAside> from = new HashMap<>();
            quarantined.forEach((position, one) -> from.put(position, new PutAside(one.corpId(), one.id(), now)));
            marks.putAside(from);
            quarantined.values().forEach(tally::count);
        }
    }

    private Map<SourcePosition, Quarantined> withoutRoom(List<Received> beyond, Fresh fresh) {
        var receivedAt = beyond.stream()
                .collect(toMap(Received::position, one -> one.behavior().receivedAt()));
        var why = BehaviorRefused.waitingFull(KeepWaiting.MOST_FOR_ONE);
        Map<SourcePosition, Quarantined> quarantined = new LinkedHashMap<>();
        for (var told : fresh.told()) {
            var at = receivedAt.get(fresh.position(told));
            if (at != null) {
                quarantined.put(
                        told.position(),
                        Quarantined.of(
                                told.corpId(), told.sourceId(), why, told.json().get(), at, idKey));
            }
        }
        return quarantined;
    }

    private static void requireShort(Told told) {
        if (told.bytes() > MOST_BYTES) {
            throw BehaviorRefused.tooLarge(SubmitBehaviors.LONGEST_ROW);
        }
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
