package dev.scrm.contact.contact.rest;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.ListContacts;
import dev.scrm.contact.contact.SearchText;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.util.function.Predicate;
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
    private final SeePersonalData seePersonalData;

    ContactController(
            ListContacts listContacts,
            FindContact findContact,
            ContactAnswers answers,
            SeePersonalData seePersonalData) {
        this.seePersonalData = seePersonalData;
        this.listContacts = listContacts;
        this.findContact = findContact;
        this.answers = answers;
    }

    @Audited(
            value = "contacts-listed",
            filters = {"staffId", "tagId", "liveCode", "chatId"})
    @GetMapping
    Page<ContactView> list(
            Caller caller,
            Viewer viewer,
            PageRequest page,
            @RequestParam(required = false) @Nullable String staffId,
            @RequestParam(required = false) @Nullable String tagId,
            @RequestParam(required = false) @Nullable String liveCode,
            @RequestParam(required = false) @Nullable String chatId,
            @RequestParam(required = false) @Nullable String q) {
        Require.role(caller, Role.values());
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = listContacts.list(
                viewer,
                new ListContacts.Sought(staffId, tagId, liveCode, chatId, q, q == null ? _ -> false : searches(caller)),
                page.limit(),
                after);
        var next = found.next() == null ? null : Cursor.after(found.next()).encoded();
        return Page.of(found.items(), next).map(ContactView::of);
    }

    /** Whoever found somebody by a value that they do not see would know it. */
    private Predicate<String> searches(Caller caller) {
        var masking = seePersonalData.masking(caller.corp(), caller.roleNames());
        return source -> masking.shows(SearchText.dataClass(source));
    }

    @Audited("contact-shown")
    @GetMapping("/{id}")
    ResponseEntity<ContactDetail> get(Caller caller, Viewer viewer, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answers.of(findContact.findVersioned(viewer, id));
    }
}
