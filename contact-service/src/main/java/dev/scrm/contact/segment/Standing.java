package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one person stands with the segments of the corp.
 *
 * @param facts null until anything is known: then the person belongs to none
 * @param answers what rules answered; one that failed for ever, as things are, is left out
 * @param memberships what the world was told
 */
public record Standing(@Nullable PersonFacts facts, List<Answer> answers, List<Membership> memberships) {
    /** Somebody of whom nobody told anything. */
    public static final Standing UNKNOWN = new Standing(null, List.of(), List.of());

    /**
     * What a rule answered.
     *
     * @param until before this time the answer is good unless something new is told; null for ever
     */
    public record Answer(
            Rule.Key rule, boolean holds, @Nullable Instant until) {
        public Answer {
            requireNonNull(rule, "rule");
        }
    }

    /** The person belongs to a segment. */
    public record Membership(String segmentId, Instant since) {
        public Membership {
            requireNonNull(segmentId, "segmentId");
            requireNonNull(since, "since");
        }
    }

    public Standing {
        answers = List.copyOf(answers);
        memberships = List.copyOf(memberships);
    }

    /** When to look again though nothing new is told. */
    public Optional<Instant> wake() {
        Instant wake = null;
        for (var answer : answers) {
            wake = Verdict.earlier(wake, answer.until());
        }
        return Optional.ofNullable(wake);
    }
}
