package dev.scrm.contact.privacy.rest;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.privacy.KeepMasks;
import dev.scrm.contact.privacy.MasksOfCorps.Kept;
import dev.scrm.contact.privacy.Onlooker;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each role of the caller's corp sees of people; whoever sees something may know what they do not see. */
@RestController
@RequestMapping("/api/v1/field-masks")
class FieldMaskController {
    /** @param roles by role and class of data: shown, masked or hidden */
    record MasksRequest(@NotNull Map<String, @NotNull Map<String, @NotNull String>> roles) {}

    /** @param roles what each sees of every class, also where nobody said so */
    record MasksView(Map<String, Map<String, String>> roles) {
        MasksView {
            requireNonNull(roles, "roles");
        }

        static MasksView of(Kept kept) {
            Map<String, Map<String, String>> roles = new LinkedHashMap<>();
            Arrays.stream(Onlooker.values()).forEach(role -> {
                Map<String, String> classes = new LinkedHashMap<>();
                kept.masks()
                        .of(role)
                        .forEach((dataClass, visibility) -> classes.put(dataClass.word(), visibility.word()));
                roles.put(role.word(), classes);
            });
            return new MasksView(roles);
        }
    }

    private final KeepMasks keepMasks;

    FieldMaskController(KeepMasks keepMasks) {
        this.keepMasks = keepMasks;
    }

    @GetMapping
    ResponseEntity<MasksView> get(Caller caller) {
        Require.role(caller, Role.values());
        return answer(caller, keepMasks.get(caller.corp()));
    }

    @Audited(value = "field-masks-changed", kind = AuditKind.CHANGE)
    @PutMapping
    ResponseEntity<MasksView> put(Caller caller, IfMatch ifMatch, @Valid @RequestBody MasksRequest request) {
        Require.role(caller, Role.ADMIN);
        return answer(
                caller, keepMasks.put(caller.corp(), request.roles(), known -> ifMatch.check(tag(caller, known))));
    }

    private static ResponseEntity<MasksView> answer(Caller caller, Kept kept) {
        return ResponseEntity.ok().eTag(tag(caller, kept).quoted()).body(MasksView.of(kept));
    }

    private static EntityTag tag(Caller caller, Kept kept) {
        return EntityTag.of("field-masks-" + caller.corp(), kept.version());
    }
}
