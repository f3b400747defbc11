package dev.scrm.contact.identity.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.identity.MergeContacts;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merging by hand, and undoing it. Those who lead may: it changes what everybody sees, and wants the ETag of the person they looked at. */
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class MergeController {
    record MergeRequest(@NotBlank String contactId) {}

    /**
     * The person a contact is seen as.
     *
     * @param contactId the contact that survives
     * @param aliases those that were merged into it, as far as it has heard: it takes a moment
     */
    record SurvivorView(String contactId, List<String> aliases) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return List.of(contactId);
        }

        static SurvivorView of(Contact contact) {
            return new SurvivorView(contact.id().value(), contact.aliases());
        }
    }

    private final FindContact findContact;
    private final MergeContacts mergeContacts;

    MergeController(FindContact findContact, MergeContacts mergeContacts) {
        this.findContact = findContact;
        this.mergeContacts = mergeContacts;
    }

    @Audited(value = "contact-merged", kind = AuditKind.CHANGE)
    @PostMapping("/merges")
    SurvivorView merge(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @Valid @RequestBody MergeRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var one = seen(viewer, ifMatch, id);
        var other = findContact.find(viewer, request.contactId());
        return SurvivorView.of(mergeContacts.merge(one.id(), other.id(), by(caller)));
    }

    @Audited(value = "contact-unmerged", kind = AuditKind.CHANGE)
    @DeleteMapping("/merge")
    SurvivorView unmerge(Caller caller, Viewer viewer, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        seen(viewer, ifMatch, id);
        return SurvivorView.of(mergeContacts.unmerge(new ContactId(caller.corp(), id), by(caller)));
    }

    /** The person a contact is seen as, when it is still what the caller saw. */
    private Contact seen(Viewer viewer, IfMatch ifMatch, String id) {
        var seen = findContact.findVersioned(viewer, id);
        ifMatch.check(EntityTag.of(seen.contact().id().value(), seen.version()));
        return seen.contact();
    }

    private static String by(Caller caller) {
        return "by:" + (caller.user() == null ? caller.subject() : caller.user());
    }
}
