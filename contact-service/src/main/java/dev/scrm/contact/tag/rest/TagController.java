package dev.scrm.contact.tag.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.KeepTags;
import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.VersionedTag;
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
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags are kept by those who lead, and read by all. Those of WeCom are asked of WeCom: the answer says how that stands. */
@RestController
@RequestMapping("/api/v1")
class TagController {
    record GroupRequest(@NotNull String name, @Nullable Long order) {}

    record TagRequest(
            @NotNull String name,
            @Nullable Long order,
            @Nullable String groupId) {}

    private static final Comparator<CatalogueTag> IN_ORDER =
            Comparator.comparingLong((CatalogueTag tag) -> -tag.shape().order()).thenComparing(CatalogueTag::id);

    private final KeepTags keepTags;

    TagController(KeepTags keepTags) {
        this.keepTags = keepTags;
    }

    @GetMapping("/tag-groups")
    Page<TagViews.GroupView> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.values());
        var all = keepTags.list(caller.corp()).stream().sorted(IN_ORDER).toList();
        var groups = all.stream()
                .filter(one -> one.kind() == TagKind.TAG_GROUP)
                .filter(isAfter(page.cursor()))
                .toList();
        return TagViews.page(
                        groups,
                        page.limit(),
                        group -> Cursor.after(Long.toString(group.shape().order()), group.id()))
                .map(group -> TagViews.GroupView.of(group, all));
    }

    /** Of groups in their order. */
    private static Predicate<CatalogueTag> isAfter(@Nullable String cursor) {
        if (cursor == null) {
            return _ -> true;
        }
        var last = Cursor.decode(cursor, 2).position();
        long order = order(last.getFirst());
        return group -> group.shape().order() < order
                || (group.shape().order() == order && group.id().compareTo(last.getLast()) > 0);
    }

    private static long order(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Cursor.invalid();
        }
    }

    @GetMapping("/tag-groups/{id}")
    ResponseEntity<TagViews.GroupView> getGroup(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return group(caller, keepTags.get(caller.corp(), TagKind.TAG_GROUP, id));
    }

    @Audited(value = "tag-group-set", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/tag-groups/{id}")
    ResponseEntity<TagViews.GroupView> putGroup(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody GroupRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return group(
                caller,
                keepTags.putGroup(
                        caller.corp(),
                        id,
                        request.name(),
                        request.order(),
                        TagViews.by(caller),
                        known -> ifMatch.check(tag(id, known))));
    }

    @Audited(value = "tag-group-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/tag-groups/{id}")
    ResponseEntity<TagViews.TagView> deleteGroup(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return delete(caller, ifMatch, TagKind.TAG_GROUP, id);
    }

    @GetMapping("/tags/{id}")
    ResponseEntity<TagViews.TagView> getTag(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answer(keepTags.get(caller.corp(), TagKind.TAG, id));
    }

    @Audited(value = "tag-set", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/tags/{id}")
    ResponseEntity<TagViews.TagView> putTag(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody TagRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return answer(keepTags.putTag(
                caller.corp(),
                id,
                request.groupId(),
                request.name(),
                request.order(),
                TagViews.by(caller),
                known -> ifMatch.check(tag(id, known))));
    }

    /** Deleted, it leaves the contacts; one of WeCom's once WeCom has deleted it. */
    @Audited(value = "tag-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/tags/{id}")
    ResponseEntity<TagViews.TagView> deleteTag(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return delete(caller, ifMatch, TagKind.TAG, id);
    }

    @GetMapping("/tag-conflicts")
    Page<TagViews.ConflictView> conflicts(Caller caller, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var after = page.cursor() == null
                ? ""
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var conflicts = keepTags.conflicts(caller.corp()).stream()
                .filter(tag -> tag.id().compareTo(after) > 0)
                .flatMap(TagViews.ConflictView::of)
                .toList();
        return TagViews.page(conflicts, page.limit(), conflict -> Cursor.after(conflict.id()));
    }

    /** What WeCom has shall stay. */
    @Audited(value = "tag-conflict-accepted", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/tag-conflicts/{id}/acceptance")
    TagViews.TagView accept(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return TagViews.TagView.of(keepTags.accept(caller.corp(), id));
    }

    /** What is wanted here is asked for once more. */
    @Audited(value = "tag-conflict-repeated", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/tag-conflicts/{id}/repetition")
    TagViews.TagView sendAgain(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return TagViews.TagView.of(keepTags.sendAgain(caller.corp(), id, TagViews.by(caller)));
    }

    private ResponseEntity<TagViews.TagView> delete(Caller caller, IfMatch ifMatch, TagKind kind, String id) {
        return answer(
                keepTags.delete(caller.corp(), kind, id, TagViews.by(caller), known -> ifMatch.check(tag(id, known))));
    }

    private ResponseEntity<TagViews.GroupView> group(Caller caller, VersionedTag group) {
        var all = keepTags.list(caller.corp()).stream().sorted(IN_ORDER).toList();
        return ResponseEntity.ok()
                .eTag(tag(group.tag().id(), group).quoted())
                .body(TagViews.GroupView.of(group.tag(), all));
    }

    private static ResponseEntity<TagViews.TagView> answer(VersionedTag tag) {
        return ResponseEntity.ok().eTag(tag(tag.tag().id(), tag).quoted()).body(TagViews.TagView.of(tag.tag()));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String id, @Nullable VersionedTag known) {
        return EntityTag.of("tag-" + id, known == null ? 0 : known.version());
    }
}
