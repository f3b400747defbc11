package dev.scrm.contact.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did with data of contacts. It has no values of that data: whoever may read the trail need not see them.
 *
 * @param id told twice it is one record
 * @param at to the millisecond
 * @param operation in words that stay, such as {@code contact-shown}
 * @param request the trace or the request that it belongs to, as the caller named it
 * @param references what it was before and what it is after, of a change
 * @param reason why somebody had to see it, of a reveal
 */
public record AuditRecord(
        String id,
        String corpId,
        Instant at,
        AuditKind kind,
        String operation,
        AuditStep step,
        Actor actor,
        Subject subject,
        @Nullable String request,
        @Nullable References references,
        @Nullable Reason reason) {
    public AuditRecord {
        requireNonNull(id, "id");
        requireNonNull(corpId, "corpId");
        at = requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
        requireNonNull(kind, "kind");
        requireNonNull(operation, "operation");
        requireNonNull(step, "step");
        requireNonNull(actor, "actor");
        requireNonNull(subject, "subject");
    }

    /**
     * Who did it.
     *
     * @param name such as {@code user:lin.wei} or {@code program:shop}; {@code service:contact-service} when nobody asked for it
     * @param roles which the token had
     * @param dataScope which the token had
     */
    public record Actor(
            String name, List<String> roles, @Nullable String dataScope) {
        public Actor {
            requireNonNull(name, "name");
            roles = roles.stream().sorted().toList();
        }
    }

    /**
     * What it was done with.
     *
     * @param contactIds contacts that were asked for or that the answer names
     * @param filters what was looked for, by parameter
     * @param count how many things the answer has
     * @param unmasked classes of data that the answer has as they are
     */
    public record Subject(
            List<String> contactIds, SortedMap<String, String> filters, int count, List<String> unmasked) {
        public Subject {
            contactIds = List.copyOf(contactIds);
            filters = new TreeMap<>(filters);
            unmasked = unmasked.stream().sorted().toList();
        }

        public static Subject of(String contactId) {
            return new Subject(List.of(contactId), new TreeMap<>(Map.of()), 1, List.of());
        }
    }

    /**
     * States that a change lies between; each says which it was and nothing of what it held.
     *
     * @param before the ETag that the caller had seen
     * @param after the ETag of what was made, or the id of the event that told it
     */
    public record References(
            @Nullable String before, @Nullable String after) {}

    /**
     * Why somebody had to see it.
     *
     * @param purpose one of a fixed list
     * @param because in their words
     */
    public record Reason(String purpose, @Nullable String because) {
        public Reason {
            requireNonNull(purpose, "purpose");
        }
    }
}
