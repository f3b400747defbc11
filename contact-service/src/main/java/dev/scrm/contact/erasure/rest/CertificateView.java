package dev.scrm.contact.erasure.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.erasure.Certificate;
import dev.scrm.contact.erasure.StoreReport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate as it is given out, and as somebody presents it again. */
record CertificateView(
        @NotNull String corpId,
        @NotNull String erasureId,
        @NotNull List<@NotNull String> contactIds,
        @NotNull String reason,
        @NotNull String requestedBy,
        @NotNull Instant requestedAt,
        @NotNull Instant erasedAt,
        @NotNull Instant completedAt,
        @NotNull List<@Valid @NotNull ServiceView> services,
        @NotNull List<@Valid @NotNull KeptView> kept,
        @NotNull String hash,
        @NotNull String seal)
        implements AboutContacts {

    record StoreView(
            @NotNull String store,
            @NotNull Long deleted,
            @NotNull Long kept,
            @Nullable String because) {}

    record ServiceView(
            @NotNull String service,
            @NotNull List<@Valid @NotNull StoreView> stores,
            @NotNull Instant answeredAt) {}

    record KeptView(
            @NotNull String where,
            @NotNull String what,
            @NotNull String because,
            @Nullable Instant until) {}

    static CertificateView of(Certificate certificate) {
        var content = certificate.content();
        return new CertificateView(
                content.corpId(),
                content.erasureId(),
                content.contactIds(),
                content.reason(),
                content.requestedBy(),
                content.requestedAt(),
                content.erasedAt(),
                content.completedAt(),
                content.services().stream().map(CertificateView::view).toList(),
                content.kept().stream()
                        .map(one -> new KeptView(one.where(), one.what(), one.because(), one.until()))
                        .toList(),
                certificate.hash(),
                certificate.seal());
    }

    private static ServiceView view(Certificate.ServiceReport service) {
        return new ServiceView(
                service.service(),
                service.stores().stream()
                        .map(store -> new StoreView(store.store(), store.deleted(), store.kept(), store.because()))
                        .toList(),
                service.answeredAt());
    }

    Certificate certificate() {
        var content = new Certificate.Content(
                corpId,
                erasureId,
                contactIds,
                reason,
                requestedBy,
                requestedAt,
                erasedAt,
                completedAt,
                services.stream()
                        .map(service -> new Certificate.ServiceReport(
                                service.service(),
                                service.stores().stream()
                                        .map(CertificateView::report)
                                        .toList(),
                                service.answeredAt()))
                        .toList(),
                kept.stream()
                        .map(one -> new Certificate.Kept(one.where(), one.what(), one.because(), one.until()))
                        .toList());
        return new Certificate(content, hash, seal);
    }

    private static StoreReport report(StoreView view) {
        return new StoreReport(view.store(), view.deleted(), view.kept(), view.because());
    }

    @Override
    public List<String> contactsNamed() {
        return contactIds;
    }
}
