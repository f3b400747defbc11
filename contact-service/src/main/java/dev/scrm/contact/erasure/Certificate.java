package dev.scrm.contact.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof of an erasure: what went where, what stays and why. Its hash stands in the audit trail.
 *
 * @param hash SHA-256 of the content
 * @param seal shows that the service which has the key made it
 */
public record Certificate(Content content, String hash, String seal) {
    public Certificate {
        requireNonNull(content, "content");
        requireNonNull(hash, "hash");
        requireNonNull(seal, "seal");
    }

    /** What a service did. */
    public record ServiceReport(String service, List<StoreReport> stores, Instant answeredAt) {
        public ServiceReport {
            requireNonNull(service, "service");
            stores = List.copyOf(stores);
            requireNonNull(answeredAt, "answeredAt");
        }
    }

    /**
     * Something that stays.
     *
     * @param until when it goes by itself at the latest; null of what stays for good
     */
    public record Kept(
            String where,
            String what,
            String because,
            @Nullable Instant until) {
        public Kept {
            requireNonNull(where, "where");
            requireNonNull(what, "what");
            requireNonNull(because, "because");
        }
    }

    /** What it certifies. */
    public record Content(
            String corpId,
            String erasureId,
            List<String> contactIds,
            String reason,
            String requestedBy,
            Instant requestedAt,
            Instant erasedAt,
            Instant completedAt,
            List<ServiceReport> services,
            List<Kept> kept) {
        public Content {
            requireNonNull(corpId, "corpId");
            requireNonNull(erasureId, "erasureId");
            contactIds = List.copyOf(contactIds);
            requireNonNull(reason, "reason");
            requireNonNull(requestedBy, "requestedBy");
            requireNonNull(requestedAt, "requestedAt");
            requireNonNull(erasedAt, "erasedAt");
            requireNonNull(completedAt, "completedAt");
            services = List.copyOf(services);
            kept = List.copyOf(kept);
        }

        /** In hex. No two different contents have the same text: every part says how long it is. */
        public String hash() {
            var form = new Form();
            form.text(corpId);
            form.text(erasureId);
            form.text(Integer.toString(contactIds.size()));
            contactIds.forEach(form::text);
            form.text(reason);
            form.text(requestedBy);
            form.time(requestedAt);
            form.time(erasedAt);
            form.time(completedAt);
            form.text(Integer.toString(services.size()));
            services.forEach(service -> {
                form.text(service.service());
                form.time(service.answeredAt());
                form.text(Integer.toString(service.stores().size()));
                service.stores().forEach(store -> {
                    form.text(store.store());
                    form.text(Long.toString(store.deleted()));
                    form.text(Long.toString(store.kept()));
                    form.text(store.because());
                });
            });
            form.text(Integer.toString(kept.size()));
            kept.forEach(one -> {
                form.text(one.where());
                form.text(one.what());
                form.text(one.because());
                form.time(one.until());
            });
            return form.hash();
        }
    }

    /** Netstrings, as the audit trail has them. */
    private static final class Form {
        private final MessageDigest sha256;

        Form() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Expected every JDK to have SHA-256", e);
            }
        }

        void text(@Nullable String text) {
            if (text == null) {
                sha256.update((byte) '-');
                return;
            }
            var bytes = text.getBytes(UTF_8);
            sha256.update((bytes.length + ":").getBytes(UTF_8));
            sha256.update(bytes);
            sha256.update((byte) ',');
        }

        void time(@Nullable Instant time) {
            text(time == null ? null : Long.toString(time.toEpochMilli()));
        }

        String hash() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
