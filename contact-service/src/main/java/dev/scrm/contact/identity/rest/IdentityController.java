package dev.scrm.contact.identity.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.identity.AddIdentity;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Under what a person is known elsewhere: seen by whoever sees the contact, as far as it is not masked for them. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/identities")
class IdentityController {
    /** @param scope the app or the system in which the value is unique */
    record IdentityRequest(
            @NotNull String type,
            @Nullable String scope,
            @NotNull String value) {}

    record IdentityView(String type, String scope, String value, boolean verified, String source, Instant at)
            implements PersonalData {
        /** Under what kind of identity a person is known is no secret; of a hidden one no more than that. */
        @Override
        public IdentityView maskedBy(Masking masking) {
            var seen = masking.textOrStars(DataClass.ofIdentity(type), value);
            return new IdentityView(type, scope, seen, verified, source, at);
        }

        static IdentityView of(Identity identity) {
            var key = identity.key();
            return new IdentityView(
                    key.type().word(), key.scope(), key.value(), identity.verified(), identity.source(), identity.at());
        }
    }

    record Identities(List<IdentityView> items) implements PersonalData {
        @Override
        public Identities maskedBy(Masking masking) {
            return new Identities(
                    items.stream().map(item -> item.maskedBy(masking)).toList());
        }

        static Identities of(Contact contact) {
            return new Identities(
                    contact.person().identities().stream().map(IdentityView::of).toList());
        }
    }

    private final FindContact findContact;
    private final AddIdentity addIdentity;
    private final SeePersonalData seePersonalData;

    IdentityController(FindContact findContact, AddIdentity addIdentity, SeePersonalData seePersonalData) {
        this.findContact = findContact;
        this.addIdentity = addIdentity;
        this.seePersonalData = seePersonalData;
    }

    /** A place in it is a number: with a value in it, the value would stand in paths, and so in logs. */
    @Audited("contact-identities-listed")
    @GetMapping
    Page<IdentityView> list(Caller caller, Viewer viewer, PageRequest page, @PathVariable String id) {
        Require.role(caller, Role.values());
        var all = Identities.of(findContact.find(viewer, id)).items();
        int from = page.cursor() == null ? 0 : Math.min(place(page.cursor()), all.size());
        int to = Math.min(from + page.limit(), all.size());
        return Page.of(
                all.subList(from, to),
                to < all.size() ? Cursor.after(Integer.toString(to)).encoded() : null);
    }

    private static int place(String cursor) {
        try {
            return Integer.parseUnsignedInt(Cursor.decode(cursor, 1).position().getFirst());
        } catch (NumberFormatException _) {
            throw Cursor.invalid();
        }
    }

    /**
     * What a program says of its own system is sure; what a person types may be wrong, and so may what a program heard of others'.
     * It is noted of the contact that was asked for, not of the one that it is seen as: undoing a merge gives it back.
     */
    @Audited(value = "contact-identity-added", kind = AuditKind.CHANGE)
    @PostMapping
    Identities add(Caller caller, Viewer viewer, @PathVariable String id, @Valid @RequestBody IdentityRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        findContact.find(viewer, id);
        boolean program = caller.user() == null && caller.roles().contains(Role.INTEGRATOR);
        var key = program
                ? IdentityForm.keyOfProgram(request.type(), request.scope(), request.value())
                : IdentityForm.key(request.type(), request.scope(), request.value());
        // Whoever does not see numbers would learn whose one is by what is merged or proposed then.
        seePersonalData.require(
                caller.corp(),
                caller.roleNames(),
                List.of(DataClass.ofIdentity(key.type().word())));
        var source = caller.user() == null ? caller.subject() : "by:" + caller.user();
        var own = new ContactId(caller.corp(), id);
        return Identities.of(addIdentity.add(own, key, program && key.isSureOfPrograms(), source));
    }
}
