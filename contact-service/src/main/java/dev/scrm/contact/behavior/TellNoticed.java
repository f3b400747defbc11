package dev.scrm.contact.behavior;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Tells behaviours that the suite noticed itself: they take the way of all others, from a source that no corp can name. */
public final class TellNoticed {
    /** With a sign that no id of a corp's source may have. */
    static final String SOURCE = "suite:messages";

    /**
     * Something that somebody did.
     *
     * @param messageId the same for the same deed: told again, it is the same
     * @param type of the suite's own catalogue
     */
    public record Noticed(
            String corpId,
            String contactId,
            String messageId,
            String type,
            Instant occurredAt,
            Map<String, Object> properties) {
        public Noticed {
            properties = Map.copyOf(properties);
        }
    }

    private final Intake intake;
    private final Clock clock;

    TellNoticed(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** Returns when they are durable. */
    public void tell(List<Noticed> noticed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        intake.submit(noticed.stream()
                .map(one -> Behavior.told(
                        one.corpId(),
                        SOURCE,
                        one.messageId(),
                        one.type(),
                        new Subject.OfContact(one.contactId()),
                        one.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                        now,
                        one.properties()))
                .toList());
    }
}
