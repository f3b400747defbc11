package dev.scrm.contact.behavior;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How good what sources tell is, by day in UTC. A crash in between may cost a poll its figures, never a behaviour. */
public interface SourceFigures {
    /** What is counted. */
    enum Figure {
        RECORDED,
        /** Told before under the same message id. */
        DUPLICATE,
        /** Could not be read. */
        QUARANTINED,
        /** Of somebody whom nobody knew then. */
        WAITING,
        /** Waited until somebody was known. */
        RELEASED,
        /** Told more than a day after it was done. */
        LATE,
        /** Dated by a clock that goes wrong, which was made up for. */
        CORRECTED
    }

    /** A source on a day. */
    record SourceDay(String corpId, String sourceId, LocalDate day) {
        static SourceDay of(String corpId, String sourceId, Instant at) {
            return new SourceDay(corpId, sourceId, LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }

    /**
     * One day of a source; what was not counted is absent.
     *
     * @param skew how far its clock was behind ours at last; null where it did not say when it sent
     */
    record Day(
            LocalDate day,
            Map<Figure, Long> counts,
            @Nullable Duration skew) {
        public Day {
            counts = Map.copyOf(counts);
        }

        public Day(LocalDate day, Map<Figure, Long> counts) {
            this(day, counts, null);
        }
    }

    /** Adds to what was counted before. */
    void add(Map<SourceDay, Map<Figure, Integer>> counts);

    /** Notes how far the clock of a source is behind ours now. */
    void noteSkew(SourceDay day, Duration skew);

    /** The days of a source, the latest first. */
    List<Day> list(String corpId, String sourceId, int days);
}
