package dev.scrm.contact.erasure.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.StoreReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON on the topic of erasures; the names of the components are wire names. */
final class ErasureMessages {
    private ErasureMessages() {}

    record Requested(String erasureId, String contactId, Instant erasedAt) {
        Requested {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(erasedAt, "erasedAt");
        }
    }

    record Done(
            String erasureId,
            String contactId,
            String service,
            @Nullable List<Store> stores,
            Instant at) {
        Done {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(service, "service");
            requireNonNull(at, "at");
        }

        Erasure.Answer answer() {
            return new Erasure.Answer(
                    contactId,
                    service,
                    stores == null
                            ? List.of()
                            : stores.stream().map(Store::report).toList(),
                    at);
        }
    }

    record Store(
            String store, long deleted, long kept, @Nullable String because) {
        Store {
            requireNonNull(store, "store");
        }

        StoreReport report() {
            return new StoreReport(store, deleted, kept, because);
        }
    }

    record Completed(String erasureId, String contactId, Instant completedAt, String certificateHash) {}
}
