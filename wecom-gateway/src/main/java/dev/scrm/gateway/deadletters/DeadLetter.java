package dev.scrm.gateway.deadletters;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read, or was given up; nothing of its body but its size.
 *
 * @param at when it was set aside
 * @param origin where it first stood, {@code topic/partition@offset}; several listeners may each have set a copy aside
 * @param group the listeners that set it aside
 * @param reason why, without what was in quotes: that may be a part of the body
 * @param corpId whose it is; null when its key and its headers do not agree on that
 * @param eventId null where there is no header that says so, as of the others
 * @param size bytes of the body
 */
public record DeadLetter(
        LetterPlace place,
        Instant at,
        String origin,
        String group,
        String reason,
        @Nullable String corpId,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String source,
        int size) {
    public DeadLetter {
        requireNonNull(place, "place");
        requireNonNull(at, "at");
        requireNonNull(origin, "origin");
        requireNonNull(group, "group");
        requireNonNull(reason, "reason");
    }
}
