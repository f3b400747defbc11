package dev.scrm.contact.contact.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.ChangeTags;
import dev.scrm.contact.contact.ChangeTags.Wish;
import dev.scrm.contact.contact.TagsRefused;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tags that staff and other systems put on contacts they see, and take off. Of one contact that wants {@code If-Match} with its ETag; of
 * many each is changed as it is, and one that cannot be keeps no other from it.
 */
@RestController
@RequestMapping("/api/v1")
class ContactTagController {
    private static final int MOST_CONTACTS = 1_000;

    /**
     * What many contacts shall bear.
     *
     * @param staffId on whose relations, for tags of WeCom; absent for all that stand
     * @param expiresAt when what is added goes by itself; absent when it does not
     */
    record ManyRequest(
            @NotNull List<@NotNull String> contactIds,
            @Nullable List<@NotNull String> add,
            @Nullable List<@NotNull String> remove,
            @Nullable String staffId,
            @Nullable Instant expiresAt) {
        Wish wish() {
            return new Wish(
                    Objects.requireNonNullElse(add, List.of()),
                    Objects.requireNonNullElse(remove, List.of()),
                    staffId,
                    expiresAt);
        }
    }

    /**
     * What became of one.
     *
     * @param status done or refused
     * @param code why it was refused
     */
    record RowView(
            String contactId,
            String status,
            @Nullable String code,
            @Nullable String detail) {
        static RowView of(ChangeTags.Changed changed) {
            var refused = changed.refusal();
            return refused == null
                    ? new RowView(changed.contactId(), "done", null, null)
                    : new RowView(changed.contactId(), "refused", refused.code(), refused.getMessage());
        }
    }

    record ManyView(int done, int refused, List<RowView> items) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return items.stream().map(RowView::contactId).toList();
        }
    }

    private final ChangeTags changeTags;
    private final ContactAnswers answers;

    ContactTagController(ChangeTags changeTags, ContactAnswers answers) {
        this.changeTags = changeTags;
        this.answers = answers;
    }

    @Audited(
            value = "contact-tagged",
            kind = AuditKind.CHANGE,
            filters = {"tagId", "staffId"})
    @PutMapping("/contacts/{id}/tags/{tagId}")
    ResponseEntity<ContactDetail> add(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @PathVariable String tagId,
            @RequestParam(required = false) @Nullable String staffId,
            @RequestParam(required = false) @Nullable Instant expiresAt) {
        return change(caller, viewer, ifMatch, id, new Wish(List.of(tagId), List.of(), staffId, expiresAt));
    }

    @Audited(
            value = "contact-untagged",
            kind = AuditKind.CHANGE,
            filters = {"tagId", "staffId"})
    @DeleteMapping("/contacts/{id}/tags/{tagId}")
    ResponseEntity<ContactDetail> remove(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @PathVariable String tagId,
            @RequestParam(required = false) @Nullable String staffId) {
        return change(caller, viewer, ifMatch, id, new Wish(List.of(), List.of(tagId), staffId, null));
    }

    @Audited(value = "contacts-tagged", kind = AuditKind.CHANGE)
    @PostMapping("/contact-tags")
    ManyView changeMany(Caller caller, Viewer viewer, @Valid @RequestBody ManyRequest request) {
        requireRole(caller);
        var ids = request.contactIds().stream().distinct().toList();
        if (ids.isEmpty() || request.contactIds().size() > MOST_CONTACTS) {
            throw TagsRefused.invalid("contactIds", "1 to 1000 contacts");
        }
        var rows = changeTags.changeEach(viewer, ids, request.wish(), ContactAccess.source(caller)).stream()
                .map(RowView::of)
                .toList();
        int done = (int) rows.stream().filter(row -> row.code() == null).count();
        return new ManyView(done, rows.size() - done, rows);
    }

    private ResponseEntity<ContactDetail> change(Caller caller, Viewer viewer, IfMatch ifMatch, String id, Wish wish) {
        requireRole(caller);
        return answers.of(
                changeTags.change(viewer, id, ContactAccess.precondition(ifMatch), wish, ContactAccess.source(caller)));
    }

    private static void requireRole(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
    }
}
