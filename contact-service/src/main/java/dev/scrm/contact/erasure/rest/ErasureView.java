package dev.scrm.contact.erasure.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.erasure.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as it is shown: ids, times and how far each service is.
 *
 * @param overdue true while it takes longer than it should: what holds it, or those of the services that are not done, has to be
 *     looked at
 * @param held that it could not go on, since it last did; null otherwise
 */
record ErasureView(
        String id,
        String contactId,
        List<String> contactIds,
        String status,
        String reason,
        @Nullable String evidence,
        String requestedBy,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant erasedAt,
        @Nullable Instant endedAt,
        boolean overdue,
        @Nullable Hold held,
        List<Progress> services)
        implements AboutContacts {

    /**
     * What holds it.
     *
     * @param failed false while it waits for something that comes by itself
     * @param because {@code unsettled}, or of what kind the failure is
     */
    record Hold(boolean failed, String because, int times, Instant at, Instant againAt) {
        static Hold of(Erasure.Held held) {
            return new Hold(held.failed(), held.because(), held.times(), held.at(), held.againAt());
        }
    }

    /**
     * How far a service is.
     *
     * @param missing contacts for which it has not answered
     */
    record Progress(String service, boolean done, int missing) {}

    static ErasureView of(Erasure erasure, boolean overdue) {
        var request = erasure.request();
        var held = erasure.held();
        return new ErasureView(
                erasure.id(),
                request.contactId(),
                erasure.traces().contactIds(),
                erasure.status().name().toLowerCase(Locale.ROOT),
                request.reason().word(),
                request.evidence(),
                request.by(),
                request.at(),
                request.dueAt(),
                erasure.erasedAt(),
                erasure.endedAt(),
                overdue,
                held == null ? null : Hold.of(held),
                erasure.awaited().stream()
                        .map(service -> progress(erasure, service))
                        .toList());
    }

    private static Progress progress(Erasure erasure, String service) {
        return switch (erasure.status()) {
            case WAITING, ERASING, CANCELLED -> new Progress(service, false, 0);
            case SPREADING, COMPLETED -> {
                int missing = erasure.missing(service).size();
                yield new Progress(service, missing == 0, missing);
            }
        };
    }

    @Override
    public List<String> contactsNamed() {
        return contactIds.isEmpty() ? List.of(contactId) : contactIds;
    }
}
