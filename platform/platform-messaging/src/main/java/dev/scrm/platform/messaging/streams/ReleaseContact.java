package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command to release a parked contact, on {@code scrm.parking.commands.v1}.
 *
 * @param group who parked it
 * @param giveUp which of the waiting records are not to be handled any more
 * @param by who wants that
 */
record ReleaseContact(String group, String contactId, GiveUp giveUp, String by) {
    static final EventType TYPE = EventType.of("scrm.parking.release-contact.v1");

    /** Which records go to the dead topic first. */
    enum GiveUp {
        @JsonProperty("nothing")
        NOTHING,
        @JsonProperty("first")
        FIRST,
        /** All that wait when the command arrives; what comes later is handled. */
        @JsonProperty("all")
        ALL
    }

    ReleaseContact(String group, String contactId, @Nullable GiveUp giveUp, String by) {
        this.group = requireNonNull(group, "group");
        this.contactId = requireNonNull(contactId, "contactId");
        this.giveUp = requireNonNullElse(giveUp, GiveUp.NOTHING);
        this.by = requireNonNull(by, "by");
    }

    /** The command in a record; empty when it is another. */
    static Optional<ReleaseContact> read(IncomingRecord record) {
        var event = record.event();
        if (!event.type().name().equals(TYPE.name())) {
            return Optional.empty();
        }
        if (event.type().version() != TYPE.version()) {
            throw new UnreadableEventException(
                    "Expected version 1 of %s but got %s".formatted(TYPE.name(), event.type()));
        }
        var command = EventData.read(event, ReleaseContact.class);
        var key = Ids.contactKey(event.corpId(), command.contactId());
        // A record under another key would reach another corp's contact.
        if (record.key() == null || !key.equals(new String(record.key(), UTF_8))) {
            throw new UnreadableEventException(
                    "Expected the key of contact %s of %s".formatted(command.contactId(), event.corpId()));
        }
        return Optional.of(command);
    }
}
