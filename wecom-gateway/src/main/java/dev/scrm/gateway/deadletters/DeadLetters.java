package dev.scrm.gateway.deadletters;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The letters where they lie. Reading waits for Kafka for a few seconds and is refused then. */
public interface DeadLetters {
    /**
     * Some letters, newest first.
     *
     * @param next up to where each partition, in their order, was not looked at; empty when all was
     */
    record Found(List<DeadLetter> letters, List<Long> next) {
        public Found {
            letters = List.copyOf(letters);
            next = List.copyOf(next);
        }
    }

    /** A letter in hand. */
    interface Taken {
        /**
         * Puts it back to where it first stood, as it was.
         *
         * @return where it stands now, {@code topic/partition@offset}
         */
        String putBack();
    }

    /**
     * Looks at a bounded number of letters from the newest on, so that there may be fewer than the limit, or none, though there
     * are more.
     *
     * @param before what an earlier page gave as next; empty for the first
     */
    Found list(DeadTopic topic, List<Long> before, int limit, Predicate<DeadLetter> visible);

    Optional<DeadLetter> find(LetterPlace place);

    /** What it says; empty when it has no body, or is gone. */
    Optional<byte[]> body(LetterPlace place);

    /** Reads a letter whole, to be put back; refused when it is gone. */
    Taken take(LetterPlace place);
}
