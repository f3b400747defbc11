package dev.scrm.contact.erasure.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.erasure.Certify;
import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.FollowErasures;
import dev.scrm.contact.erasure.RequestErasure;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Erasures: asked for, followed, and proven. */
@RestController
class ErasureController {
    /** @param confirm the contact's id or name */
    record ErasureRequest(
            @NotNull String reason,
            @Nullable String evidence,
            @NotNull String confirm) {}

    /** @param status {@code genuine}, {@code changed}, {@code not-sealed} or {@code not-in-the-trail} */
    record VerdictView(String status) {}

    private final RequestErasure requestErasure;
    private final FollowErasures followErasures;
    private final Certify certify;

    ErasureController(RequestErasure requestErasure, FollowErasures followErasures, Certify certify) {
        this.requestErasure = requestErasure;
        this.followErasures = followErasures;
        this.certify = certify;
    }

    @Audited(value = "erasure-requested", kind = AuditKind.CHANGE)
    @PostMapping("/api/v1/contacts/{id}/erasures")
    ResponseEntity<ErasureView> request(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody ErasureRequest request) {
        requireAdmin(caller);
        var wanted = new RequestErasure.Wanted(id, request.reason(), request.evidence(), request.confirm());
        var erasure = requestErasure.request(
                Viewer.ofAll(caller.corp()),
                wanted,
                caller.name(),
                seen -> ifMatch.check(EntityTag.of(seen.contact().id().value(), seen.version())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + erasure.id()))
                .body(view(erasure));
    }

    @GetMapping("/api/v1/erasures")
    Page<ErasureView> list(Caller caller, PageRequest page) {
        requireAuditor(caller);
        var before = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = followErasures.list(caller.corp(), page.limit() + 1, before);
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(this::view);
    }

    @GetMapping("/api/v1/erasures/{id}")
    ErasureView get(Caller caller, @PathVariable String id) {
        requireAuditor(caller);
        return view(followErasures.get(caller.corp(), id));
    }

    @Audited(value = "erasure-cancelled", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/api/v1/erasures/{id}/cancel")
    ErasureView cancel(Caller caller, @PathVariable String id) {
        requireAdmin(caller);
        return view(followErasures.cancel(caller.corp(), id));
    }

    @GetMapping("/api/v1/erasures/{id}/certificate")
    CertificateView certificate(Caller caller, @PathVariable String id) {
        requireAuditor(caller);
        return CertificateView.of(followErasures.certificate(caller.corp(), id));
    }

    /** Whether a certificate is what was certified; also of one that somebody kept elsewhere. */
    @PostMapping("/api/v1/erasure-certificates/verification")
    VerdictView verify(Caller caller, @Valid @RequestBody CertificateView presented) {
        requireAuditor(caller);
        // Of another corp's this one knows nothing.
        return presented.corpId().equals(caller.corp())
                ? new VerdictView(Slug.of(certify.verify(presented.certificate())))
                : new VerdictView(Slug.of(Certify.Verdict.NOT_IN_THE_TRAIL));
    }

    private ErasureView view(Erasure erasure) {
        return ErasureView.of(erasure, followErasures.isOverdue(erasure));
    }

    private static void requireAdmin(Caller caller) {
        Require.role(caller, Role.ADMIN);
        Require.everything(caller);
    }

    private static void requireAuditor(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        Require.everything(caller);
    }
}
