package dev.scrm.contact.behavior;

import dev.scrm.contact.sealing.IdKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries again what lies in quarantine, as after a type was defined; what is still wrong stays, with what is wrong now. */
public final class ReplayQuarantined {
    /** So many at a time: who wants more asks again. */
    public static final int MOST = 500;

    /**
     * What became of them.
     *
     * @param replayed those that will be recorded
     * @param stayed those that are still wrong
     * @param next where to go on; null when that was all
     */
    public record Replayed(
            int replayed, int stayed, @Nullable String next) {}

    private final BehaviorForm form;
    private final Intake intake;
    private final Quarantine quarantine;
    private final IdKey idKey;
    private final Clock clock;

    ReplayQuarantined(BehaviorForm form, Intake intake, Quarantine quarantine, IdKey idKey, Clock clock) {
        this.idKey = idKey;
        this.form = form;
        this.intake = intake;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** @param read reads what was written once more; throws {@link BehaviorRefused} when it is no object of a behaviour's fields */
    public Replayed replay(Quarantine.Wanted wanted, @Nullable String after, Function<String, Submission> read) {
        var all = quarantine.list(wanted, MOST, after);
        var result = replay(all, read);
        var next = all.size() < MOST ? null : all.getLast().id();
        return new Replayed(result.replayed(), result.stayed(), next);
    }

    /** Tries one. */
    public Replayed replayOne(String corpId, String id, Function<String, Submission> read) {
        var one = quarantine.find(corpId, id).orElseThrow(() -> BehaviorRefused.quarantinedUnknown(id));
        return replay(List.of(one), read);
    }

    private Replayed replay(List<Quarantined> all, Function<String, Submission> read) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var right = new ArrayList<Behavior>();
        var done = new ArrayList<Quarantined>();
        var stayed = new ArrayList<Quarantined>();
        for (var one : all) {
            try {
                right.add(form.behavior(one.corpId(), one.sourceId(), read.apply(one.item()), now, one.correction()));
                done.add(one);
            } catch (BehaviorRefused e) {
                stayed.add(Quarantined.of(one.corpId(), one.sourceId(), e, one.item(), one.receivedAt(), idKey)
                        .correctedBy(one.correction()));
            }
        }
        // Durable in the intake before it leaves: twice there, it is recorded once.
        intake.submit(right);
        if (!done.isEmpty()) {
            quarantine.remove(
                    done.getFirst().corpId(), done.stream().map(Quarantined::id).toList());
        }
        if (!stayed.isEmpty()) {
            quarantine.put(stayed);
        }
        return new Replayed(right.size(), stayed.size(), null);
    }

    /** Throws it away. */
    public void discard(String corpId, String id) {
        if (quarantine.find(corpId, id).isEmpty()) {
            throw BehaviorRefused.quarantinedUnknown(id);
        }
        quarantine.remove(corpId, List.of(id));
    }
}
