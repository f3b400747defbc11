package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.IdentityRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes behaviours out of what sources write, or says what is wrong with it. */
public final class BehaviorForm {
    /** The history that is kept of a contact. */
    public static final int KEPT_DAYS = 400;

    /** Clocks of sources differ; one that is further ahead would make things happen before they do. */
    static final Duration AHEAD_AT_MOST = Duration.ofMinutes(5);

    private static final Pattern MESSAGE_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern CONTACT_ID = Pattern.compile("[0-9a-f]{32}");

    private final BehaviorCatalogue catalogue;
    private final PropertySchemas schemas;

    BehaviorForm(BehaviorCatalogue catalogue, PropertySchemas schemas) {
        this.catalogue = catalogue;
        this.schemas = schemas;
    }

    /** @throws BehaviorRefused when it cannot be one */
    Behavior behavior(String corpId, String sourceId, Submission told, Instant receivedAt) {
        return behavior(corpId, sourceId, told, receivedAt, Duration.ZERO);
    }

    /**
     * One of a source whose clock goes wrong.
     *
     * @param correction what is added to its times
     */
    Behavior behavior(String corpId, String sourceId, Submission told, Instant receivedAt, Duration correction) {
        var messageId = given("messageId", told.messageId());
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw BehaviorRefused.invalid("messageId", "1 to 128 characters of ASCII without blanks");
        }
        var name = given("type", told.type());
        var type = catalogue.find(corpId, name).orElseThrow(() -> BehaviorRefused.typeUnknown(name));
        var subject = subject(corpId, told);
        var occurredAt = occurredAt(given("occurredAt", told.occurredAt()), receivedAt.minus(correction))
                .plus(correction);
        Map<String, Object> properties = told.properties() == null ? Map.of() : told.properties();
        requireFinite("properties", properties);
        schemas.flaw(type, properties).ifPresent(flaw -> {
            throw BehaviorRefused.properties(flaw.field(), flaw.message());
        });
        return Behavior.told(corpId, sourceId, messageId, name, subject, occurredAt, receivedAt, properties);
    }

    /** A number that is larger than any is read as infinity, which JSON cannot say: it would come back as a text. */
    private static void requireFinite(String field, @Nullable Object value) {
        switch (value) {
            case Double number
            when !Double.isFinite(number) -> throw BehaviorRefused.properties(field, "a number up to 1.7e308");
            case Map<?, ?> members -> members.forEach((name, member) -> requireFinite(field + "." + name, member));
            case List<?> elements -> elements.forEach(element -> requireFinite(field, element));
            case null, default -> {}
        }
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw BehaviorRefused.missing(field);
        }
        return value;
    }

    private static Subject subject(String corpId, Submission told) {
        var contactId = told.contactId();
        var identity = told.identity();
        if ((contactId == null) == (identity == null)) {
            throw BehaviorRefused.invalid("contactId", "given, or identity, and not both");
        }
        if (contactId != null) {
            if (!CONTACT_ID.matcher(contactId).matches()) {
                throw BehaviorRefused.invalid("contactId", "32 hexadecimal digits");
            }
            return new Subject.OfContact(contactId);
        }
        var key = key(requireNonNull(identity, "identity"));
        // Whoever WeCom knows is born with an id that follows from it.
        return key.contactInWecom(corpId)
                .<Subject>map(contact -> new Subject.OfContact(contact.value()))
                .orElseGet(() -> new Subject.OfIdentity(key));
    }

    private static IdentityKey key(Submission.Identified identity) {
        var type = given("identity.type", identity.type());
        var value = given("identity.value", identity.value());
        try {
            return IdentityForm.anyKey(type, identity.scope(), value);
        } catch (IdentityRefused e) {
            throw BehaviorRefused.identity("identity." + e.field(), e);
        }
    }

    /** @param receivedAt by the clock of the source */
    private static Instant occurredAt(String text, Instant receivedAt) {
        Instant occurredAt;
        try {
            occurredAt = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException _) {
            throw BehaviorRefused.invalid("occurredAt", "a time of RFC 3339, such as 2026-11-21T08:30:00+08:00");
        }
        if (occurredAt.isAfter(receivedAt.plus(AHEAD_AT_MOST))) {
            throw BehaviorRefused.inFuture(
                    Duration.between(receivedAt, occurredAt).toString());
        }
        if (occurredAt.isBefore(receivedAt.minus(Duration.ofDays(KEPT_DAYS)))) {
            throw BehaviorRefused.tooOld(KEPT_DAYS);
        }
        return occurredAt;
    }
}
