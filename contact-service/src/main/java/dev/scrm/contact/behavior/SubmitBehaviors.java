package dev.scrm.contact.behavior;

import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.SourceFigures.SourceDay;
import dev.scrm.contact.sealing.IdKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a batch of what a source tells: what is right is durable when it answers, and what is not is in quarantine. */
public final class SubmitBehaviors {
    /** A longer row is no behaviour, and is kept cut. */
    static final int LONGEST_ROW = 16_384;

    /** More do not come at once. */
    public static final int MOST = 1_000;

    /**
     * A row of a batch.
     *
     * @param submission null when it is not even an object with a behaviour's fields
     * @param malformed why not; null when it is
     * @param json as it was written
     */
    public record Row(
            @Nullable Submission submission, @Nullable BehaviorRefused malformed, String json) {}

    /**
     * What came at once.
     *
     * @param sentAt when it was sent by the clock of the source, as it wrote it; null when it did not say
     */
    public record Batch(@Nullable String sentAt, List<Row> rows) {
        public Batch {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row that was refused.
     *
     * @param index from 0
     * @param quarantineId where it waits
     */
    public record Rejected(
            int index, @Nullable String messageId, String code, String field, String detail, String quarantineId) {}

    /** @param accepted rows that will be recorded, each once however often it was told */
    public record Receipt(int accepted, List<Rejected> rejected) {
        public Receipt {
            rejected = List.copyOf(rejected);
        }
    }

    private final BehaviorForm form;
    private final Intake intake;
    private final Quarantine quarantine;
    private final SourceFigures figures;
    private final IdKey idKey;
    private final Clock clock;

    SubmitBehaviors(
            BehaviorForm form, Intake intake, Quarantine quarantine, SourceFigures figures, IdKey idKey, Clock clock) {
        this.idKey = idKey;
        this.form = form;
        this.intake = intake;
        this.quarantine = quarantine;
        this.figures = figures;
        this.clock = clock;
    }

    /** @throws BehaviorRefused when there are none or too many, or it cannot have been sent when it says */
    public Receipt submit(BehaviorSource source, Batch batch) {
        var rows = batch.rows();
        if (rows.isEmpty() || rows.size() > MOST) {
            throw BehaviorRefused.batchSize(MOST, rows.size());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sourceClock = Optional.ofNullable(batch.sentAt()).map(sentAt -> SourceClock.of(sentAt, now));
        var correction = sourceClock.map(SourceClock::correction).orElse(Duration.ZERO);
        var behaviors = new ArrayList<Behavior>();
        var quarantined = new ArrayList<Quarantined>();
        var rejected = new ArrayList<Rejected>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            try {
                behaviors.add(behavior(source, row, now, correction));
            } catch (BehaviorRefused e) {
                var aside = Quarantined.of(source.corpId(), source.id(), e, cut(row.json()), now, idKey)
                        .correctedBy(correction);
                quarantined.add(aside);
                var submission = row.submission();
                rejected.add(new Rejected(
                        i,
                        submission == null ? null : submission.messageId(),
                        aside.code(),
                        aside.field(),
                        aside.detail(),
                        aside.id()));
            }
        }
        if (!quarantined.isEmpty()) {
            quarantine.put(quarantined);
            var tally = new Tally();
            quarantined.forEach(tally::count);
            tally.writeTo(figures);
        }
        intake.submit(behaviors);
        sourceClock.ifPresent(told -> note(source, now, told, behaviors));
        return new Receipt(behaviors.size(), rejected);
    }

    private void note(BehaviorSource source, Instant now, SourceClock told, List<Behavior> behaviors) {
        figures.noteSkew(SourceDay.of(source.corpId(), source.id(), now), told.skew());
        if (!told.correction().isZero()) {
            var tally = new Tally();
            behaviors.forEach(behavior -> tally.count(behavior, Figure.CORRECTED));
            tally.writeTo(figures);
        }
    }

    private Behavior behavior(BehaviorSource source, Row row, Instant now, Duration correction) {
        if (row.json().length() > LONGEST_ROW) {
            throw BehaviorRefused.tooLarge(LONGEST_ROW);
        }
        var submission = row.submission();
        if (submission == null) {
            throw row.malformed() == null ? BehaviorRefused.malformed("it is none") : row.malformed();
        }
        return form.behavior(source.corpId(), source.id(), submission, now, correction);
    }

    private static String cut(String json) {
        return json.substring(0, Math.min(json.length(), LONGEST_ROW));
    }
}
