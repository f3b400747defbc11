package dev.scrm.contact.contact.rest;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.ListContacts;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts as a caller may see them. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactController {
    private final ListContacts listContacts;
    private final FindContact findContact;
    private final ContactAnswers answers;

    ContactController(ListContacts listContacts, FindContact findContact, ContactAnswers answers) {
        this.listContacts = listContacts;
        this.findContact = findContact;
        this.answers = answers;
    }

    @Audited(
            value = "contacts-listed",
            filters = {"staffId", "tagId", "liveCode"})
    @GetMapping
    Page<ContactView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String staffId,
            @RequestParam(required = false) @Nullable String tagId,
            @RequestParam(required = false) @Nullable String liveCode,
            @RequestParam(required = false) @Nullable String q) {
        Require.role(caller, Role.values());
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = listContacts.list(
                ContactAccess.viewer(caller),
                new ListContacts.Sought(staffId, tagId, liveCode, q),
                page.limit(),
                after);
        var next = found.next() == null ? null : Cursor.after(found.next()).encoded();
        return Page.of(found.items(), next).map(ContactView::of);
    }

    @Audited("contact-shown")
    @GetMapping("/{id}")
    ResponseEntity<ContactDetail> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answers.of(findContact.findVersioned(ContactAccess.viewer(caller), id));
    }
}
