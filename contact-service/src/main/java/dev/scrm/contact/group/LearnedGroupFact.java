package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * A fact about one group chat, and where it comes from.
 *
 * @param cause the event that told it
 * @param position where that event stood
 */
public record LearnedGroupFact(
        String corpId,
        String chatId,
        GroupFact fact,
        EventEnvelope cause,
        @Nullable SourcePosition position) {
    public LearnedGroupFact {
        requireNonNull(corpId, "corpId");
        requireNonNull(chatId, "chatId");
        requireNonNull(fact, "fact");
        requireNonNull(cause, "cause");
    }
}
