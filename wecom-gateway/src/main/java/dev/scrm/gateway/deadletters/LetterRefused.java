package dev.scrm.gateway.deadletters;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why a letter is not shown, put back or given up. */
public final class LetterRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private LetterRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static LetterRefused unknown() {
        return new LetterRefused(
                "letter-unknown", Kind.NOT_FOUND, "Expected a dead letter you may see but there is none", Map.of());
    }

    static LetterRefused unknownTopic() {
        return new LetterRefused(
                "topic-invalid", Kind.INVALID, "Expected topic to be commands or doorbells", Map.of("field", "topic"));
    }

    public static LetterRefused reasonInvalid() {
        return new LetterRefused(
                "reason-invalid",
                Kind.INVALID,
                "Expected reason to be a text of 1 to 200 characters without control characters",
                Map.of("field", "reason"));
    }

    public static LetterRefused cursorInvalid() {
        return new LetterRefused(
                "cursor-invalid",
                Kind.INVALID,
                "Expected cursor to be 'next' of an earlier page but it is not",
                Map.of("field", "cursor"));
    }

    public static LetterRefused idsInvalid(int most) {
        return new LetterRefused(
                "ids-invalid",
                Kind.INVALID,
                "Expected ids of 1 to %d letters, each once".formatted(most),
                Map.of("field", "ids"));
    }

    static LetterRefused decided() {
        return new LetterRefused(
                "letter-decided",
                Kind.CONFLICT,
                "Expected a letter that nobody decided on but somebody did (%d decisions at most); look at it, and say force to insist"
                        .formatted(LetterDecisions.MOST),
                Map.of());
    }

    static LetterRefused withoutBody() {
        return new LetterRefused(
                "letter-without-body",
                Kind.CONFLICT,
                "Expected a letter with a body but it has none: it was empty, or too large to be kept; its origin tells where it stood",
                Map.of());
    }

    public static LetterRefused kafkaAway() {
        return new LetterRefused(
                "kafka-unavailable", Kind.BUSY, "Expected Kafka to answer but it did not; try again", Map.of());
    }

    public static LetterRefused busy() {
        return new LetterRefused(
                "busy",
                Kind.BUSY,
                "Expected others to have read their letters meanwhile but too many still do; nothing was done, try again",
                Map.of());
    }

    public static LetterRefused perhapsPutBack() {
        return new LetterRefused(
                "letter-perhaps-put-back",
                Kind.BUSY,
                "Expected Kafka to take the letter back but it did not say so in time; it may have. Commands are carried out once"
                        + " however often they come: put it back again with force",
                Map.of());
    }
}
