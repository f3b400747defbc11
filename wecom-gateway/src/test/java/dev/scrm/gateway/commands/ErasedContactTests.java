package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aCommandOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a command is for: whoever was erased, or whoever began anew under the same id. */
class ErasedContactTests {
    private static final Instant ANSWERED = NOON.plusSeconds(5);

    private final ErasedContact unanswered = new ErasedContact("e1", NOON, Map.of());
    private final ErasedContact answered = new ErasedContact("e1", NOON, Map.of("journey-service", ANSWERED));

    @Test
    void isWhoeverWasErasedInWhatIsDatedUntilThen() {
        assertThat(unanswered.isMeantBy(command("/contact-service", NOON))).isTrue();
        assertThat(unanswered.isMeantBy(command("/crm", NOON.minusSeconds(60)))).isTrue();
        assertThat(answered.isMeantBy(command("/journey-service", NOON))).isTrue();
    }

    @Test
    void isSomebodyNewInWhatIsDatedLater() {
        assertThat(unanswered.isMeantBy(command("/contact-service", NOON.plusMillis(1))))
                .isFalse();
        assertThat(unanswered.isMeantBy(command("/crm", NOON.plusMillis(1)))).isFalse();
    }

    @Test
    void isWhoeverWasErasedAsLongAsTheSenderHasNotErasedThem() {
        assertThat(unanswered.isMeantBy(command("/journey-service", NOON.plusSeconds(3600))))
                .isTrue();
        assertThat(answered.isMeantBy(command("/journey-service", ANSWERED))).isTrue();
        assertThat(answered.isMeantBy(command("/ticket-service", NOON.plusSeconds(3600))))
                .isTrue();
        assertThat(unanswered.isMeantBy(command("/ticket-service/notices", NOON.plusSeconds(1))))
                .isTrue();
    }

    @Test
    void isSomebodyNewOnceTheSenderHasErasedWhoeverWas() {
        assertThat(answered.isMeantBy(command("/journey-service", ANSWERED.plusMillis(1))))
                .isFalse();
    }

    private static EventEnvelope command(String source, Instant time) {
        return aCommandOf("send-app-message", "1", source, time);
    }
}
