package dev.scrm.gateway.deadletters;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was decided on letters, durable, by where they first stood: so all copies of a record are decided on at once. */
public interface LetterDecisions {
    /** So often may one letter be decided on. */
    int MOST = 20;

    /**
     * Writes a decision down before it is carried out.
     *
     * @return its number; -1 when there is one already and this is not forced, or when there are too many
     */
    int begin(DeadLetter letter, LetterDecision decision);

    /** The letter was put back. */
    void done(String origin, int number, String to);

    /** Decisions by origin, the first one first; origins without any are not named. */
    Map<String, List<LetterDecision>> find(Collection<String> origins);

    /** Forgets what was decided on last before. */
    void forgetBefore(Instant instant);
}
