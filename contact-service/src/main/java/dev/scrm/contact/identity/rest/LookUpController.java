package dev.scrm.contact.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.LookUpContacts;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose a phone number, an address or another system's id is. Asked with a body: paths and queries end up in logs. */
@RestController
@RequestMapping("/api/v1/contact-lookups")
class LookUpController {
    record SoughtIdentity(
            @NotNull String type,
            @Nullable String scope,
            @NotNull String value) {
        IdentityKey key() {
            return IdentityForm.anyKey(type, scope, value);
        }
    }

    record LookUpRequest(
            @NotNull @Size(min = 1, max = LookUpContacts.MOST_AT_ONCE)
            List<@Valid @NotNull SoughtIdentity> identities) {}

    /** @param contactId absent where it is nobody's whom the caller sees */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(@Nullable String contactId) {}

    /** In the order in which they were asked for. */
    record LookUp(List<Found> items) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return items.stream()
                    .map(Found::contactId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    private final LookUpContacts lookUpContacts;
    private final SeePersonalData seePersonalData;

    LookUpController(LookUpContacts lookUpContacts, SeePersonalData seePersonalData) {
        this.lookUpContacts = lookUpContacts;
        this.seePersonalData = seePersonalData;
    }

    /** Whoever does not see numbers would learn them by asking for one after the other. */
    @Audited("contacts-looked-up")
    @PostMapping
    LookUp lookUp(Caller caller, Viewer viewer, @Valid @RequestBody LookUpRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
        var keys = request.identities().stream().map(SoughtIdentity::key).toList();
        requireSeen(caller, keys.stream());
        var found = lookUpContacts.lookUp(viewer, new LinkedHashSet<>(keys));
        return new LookUp(keys.stream()
                .map(found::get)
                .map(contact -> new Found(contact == null ? null : contact.id().value()))
                .toList());
    }

    private void requireSeen(Caller caller, Stream<IdentityKey> keys) {
        var classes = keys.map(key -> DataClass.ofIdentity(key.type().word()))
                .distinct()
                .toList();
        seePersonalData.require(caller.corp(), caller.roleNames(), classes);
    }
}
