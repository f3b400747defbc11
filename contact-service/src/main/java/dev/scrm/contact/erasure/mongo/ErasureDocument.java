package dev.scrm.contact.erasure.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.erasure.Certificate;
import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.ErasureReason;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param lookAt when somebody has to look at it, for the index; null when nobody has
 * @param underWay the contact it is of while it has not ended, for the index
 * @param sole corp and contact while it has not ended: no other has the same
 */
public record ErasureDocument(
        String corp,
        String id,
        RequestPart request,
        Erasure.Status status,
        List<String> awaited,
        List<String> contactIds,
        List<IdentityPart> identities,
        @Nullable Instant erasedAt,
        @Nullable AskedPart asked,
        @Nullable HeldPart held,
        @Nullable List<AnswerPart> found,
        List<AnswerPart> answers,
        @Nullable CertificatePart certificate,
        @Nullable Instant endedAt,
        @Nullable Instant lookAt,
        @Nullable String underWay,
        @Nullable String sole) {
    public ErasureDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(request, "request");
        requireNonNull(status, "status");
    }

    public record RequestPart(
            String contactId,
            ErasureReason reason,
            @Nullable String evidence,
            String by,
            Instant at,
            Instant dueAt) {
        static RequestPart of(Erasure.Request request) {
            return new RequestPart(
                    request.contactId(),
                    request.reason(),
                    request.evidence(),
                    request.by(),
                    request.at(),
                    request.dueAt());
        }

        Erasure.Request request() {
            return new Erasure.Request(contactId, reason, evidence, by, at, dueAt);
        }
    }

    public record IdentityPart(IdentityType type, String bornId, String word) {
        static IdentityPart of(Traces.OfIdentity trace) {
            return new IdentityPart(trace.type(), trace.bornId(), trace.word());
        }

        Traces.OfIdentity trace() {
            return new Traces.OfIdentity(type, bornId, word);
        }
    }

    public record AskedPart(int times, Instant againAt) {
        static AskedPart of(Erasure.Asked asked) {
            return new AskedPart(asked.times(), asked.againAt());
        }

        Erasure.Asked asked() {
            return new Erasure.Asked(times, againAt);
        }
    }

    public record HeldPart(int times, boolean failed, String because, Instant at, Instant againAt) {
        static HeldPart of(Erasure.Held held) {
            return new HeldPart(held.times(), held.failed(), held.because(), held.at(), held.againAt());
        }

        Erasure.Held held() {
            return new Erasure.Held(times, failed, because, at, againAt);
        }
    }

    public record StorePart(
            String store, long deleted, long kept, @Nullable String because) {
        static StorePart of(StoreReport report) {
            return new StorePart(report.store(), report.deleted(), report.kept(), report.because());
        }

        StoreReport report() {
            return new StoreReport(store, deleted, kept, because);
        }
    }

    public record AnswerPart(String contactId, String service, List<StorePart> stores, Instant at) {
        static AnswerPart of(Erasure.Answer answer) {
            return new AnswerPart(
                    answer.contactId(),
                    answer.service(),
                    answer.stores().stream().map(StorePart::of).toList(),
                    answer.at());
        }

        Erasure.Answer answer() {
            return new Erasure.Answer(
                    contactId, service, stores.stream().map(StorePart::report).toList(), at);
        }
    }

    public record ServicePart(String service, List<StorePart> stores, Instant answeredAt) {
        static ServicePart of(Certificate.ServiceReport service) {
            return new ServicePart(
                    service.service(),
                    service.stores().stream().map(StorePart::of).toList(),
                    service.answeredAt());
        }

        Certificate.ServiceReport ofService() {
            return new Certificate.ServiceReport(
                    service, stores.stream().map(StorePart::report).toList(), answeredAt);
        }
    }

    public record KeptPart(
            String where,
            String what,
            String because,
            @Nullable Instant until) {
        static KeptPart of(Certificate.Kept kept) {
            return new KeptPart(kept.where(), kept.what(), kept.because(), kept.until());
        }

        Certificate.Kept kept() {
            return new Certificate.Kept(where, what, because, until);
        }
    }

    public record CertificatePart(
            Instant completedAt, List<ServicePart> services, List<KeptPart> kept, String hash, String seal) {
        static CertificatePart of(Certificate certificate) {
            var content = certificate.content();
            return new CertificatePart(
                    content.completedAt(),
                    content.services().stream().map(ServicePart::of).toList(),
                    content.kept().stream().map(KeptPart::of).toList(),
                    certificate.hash(),
                    certificate.seal());
        }
    }

    static ErasureDocument of(Erasure erasure) {
        var asked = erasure.asked();
        var held = erasure.held();
        var certificate = erasure.certificate();
        return new ErasureDocument(
                erasure.corpId(),
                erasure.id(),
                RequestPart.of(erasure.request()),
                erasure.status(),
                erasure.awaited(),
                erasure.traces().contactIds(),
                erasure.traces().identities().stream().map(IdentityPart::of).toList(),
                erasure.erasedAt(),
                asked == null ? null : AskedPart.of(asked),
                held == null ? null : HeldPart.of(held),
                erasure.found().stream().map(AnswerPart::of).toList(),
                erasure.answers().stream().map(AnswerPart::of).toList(),
                certificate == null ? null : CertificatePart.of(certificate),
                erasure.endedAt(),
                erasure.lookAt().orElse(null),
                erasure.endedAt() == null ? erasure.request().contactId() : null,
                erasure.endedAt() == null
                        ? erasure.corpId() + ":" + erasure.request().contactId()
                        : null);
    }

    Erasure erasure() {
        return new Erasure(
                corp,
                id,
                request.request(),
                status,
                awaited,
                new Traces(
                        contactIds, identities.stream().map(IdentityPart::trace).toList()),
                erasedAt,
                asked == null ? null : asked.asked(),
                held == null ? null : held.held(),
                found == null
                        ? List.of()
                        : found.stream().map(AnswerPart::answer).toList(),
                answers.stream().map(AnswerPart::answer).toList(),
                certificate == null ? null : certificate(certificate),
                endedAt);
    }

    private Certificate certificate(CertificatePart part) {
        var content = new Certificate.Content(
                corp,
                id,
                contactIds,
                request.reason().word(),
                request.by(),
                request.at(),
                requireNonNull(erasedAt, "erasedAt"),
                part.completedAt(),
                part.services().stream().map(ServicePart::ofService).toList(),
                part.kept().stream().map(KeptPart::kept).toList());
        return new Certificate(content, part.hash(), part.seal());
    }
}
