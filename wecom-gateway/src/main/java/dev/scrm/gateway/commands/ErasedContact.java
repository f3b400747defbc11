package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A contact that was erased, with nothing of the person but times: what was meant for them is not sent any more.
 *
 * @param erasureId which erasure it was
 * @param erasedAt what is dated until then was meant for whoever was erased
 * @param answers when services had erased the contact themselves, of those that send commands for contacts
 */
public record ErasedContact(String erasureId, Instant erasedAt, Map<String, Instant> answers) {
    /** They send commands for contacts, and say so when they have erased one. */
    public static final Set<String> SENDERS = Set.of("journey-service", "ticket-service");

    public ErasedContact {
        requireNonNull(erasureId, "erasureId");
        requireNonNull(erasedAt, "erasedAt");
        answers = Map.copyOf(answers);
    }

    /**
     * Whether a command is for whoever was erased. Somebody who begins anew has the same id, since it is derived from WeCom's: the
     * two are told apart by when a command was decided. A service that has yet to erase the contact decides by what it
     * knows of whoever was erased, however late it is.
     */
    boolean isMeantBy(EventEnvelope command) {
        return !command.time().isAfter(erasedAt) || isDecidedBeforeItsSenderErased(command);
    }

    private boolean isDecidedBeforeItsSenderErased(EventEnvelope command) {
        var service = service(command.source());
        if (!SENDERS.contains(service)) {
            return false;
        }
        var answeredAt = answers.get(service);
        return answeredAt == null || !command.time().isAfter(answeredAt);
    }

    /** Sources are {@code /service} or {@code /service/part}. */
    private static String service(String source) {
        var name = source.startsWith("/") ? source.substring(1) : source;
        int end = name.indexOf('/');
        return end < 0 ? name : name.substring(0, end);
    }
}
