package dev.scrm.contact.reveal.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.Revealed;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.reveal.RevealData;
import dev.scrm.contact.reveal.RevealPurpose;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is masked, in plain for a purpose: for people who work with contacts, never for programs. */
@RestController
class RevealController {
    record RevealRequest(
            @NotNull String what,
            @NotNull String purpose,
            @Nullable String because) {
        RevealData.Wanted wanted() {
            return new RevealData.Wanted(what, RevealPurpose.of(purpose), because);
        }
    }

    /** The one answer that is masked for nobody. */
    record RevealView(
            String contactId,
            String what,
            List<String> values,
            String purpose,
            @Nullable String because) implements Revealed {
        @Override
        public List<String> contactsNamed() {
            return List.of(contactId);
        }

        @Override
        public List<String> classesRevealed() {
            return List.of(what);
        }

        @Override
        public Reason reasonGiven() {
            return new Reason(purpose, because);
        }
    }

    private final RevealData revealData;

    RevealController(RevealData revealData) {
        this.revealData = revealData;
    }

    @Audited(value = "contact-revealed", kind = AuditKind.REVEAL)
    @PostMapping("/api/v1/contacts/{id}/reveals")
    ResponseEntity<RevealView> reveal(
            Caller caller, Viewer viewer, @PathVariable String id, @Valid @RequestBody RevealRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        var wanted = request.wanted();
        var values = revealData.reveal(viewer, asker(caller), id, wanted);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealView(id, wanted.what(), values, wanted.purpose().word(), wanted.because()));
    }

    private static RevealData.Asker asker(Caller caller) {
        return new RevealData.Asker(caller.name(), caller.roleNames());
    }
}
