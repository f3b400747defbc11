package dev.scrm.contact.tag.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.tag.KeepTags;
import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tags that WeCom is asked to make: what ids they have WeCom says in its answer. */
@RestController
@RequestMapping("/api/v1/tag-creations")
class TagCreationController {
    record NewTagRequest(@NotNull String name, @Nullable Long order) {}

    record CreationRequest(
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable Long order,
            @NotNull List<@NotNull @Valid NewTagRequest> tags) {}

    private final KeepTags keepTags;

    TagCreationController(KeepTags keepTags) {
        this.keepTags = keepTags;
    }

    @Audited(value = "tag-creation-asked", kind = AuditKind.CHANGE, contact = "none")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    TagViews.CreationView create(Caller caller, @Valid @RequestBody CreationRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return TagViews.CreationView.of(keepTags.create(
                caller.corp(),
                request.groupId(),
                request.groupName(),
                request.order(),
                request.tags().stream()
                        .map(tag -> new NewTag(tag.name(), tag.order()))
                        .toList(),
                TagViews.by(caller)));
    }

    /** The latest first. */
    @GetMapping
    Page<TagViews.CreationView> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.values());
        var before = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = keepTags.creations(caller.corp(), page.limit() + 1, before);
        return TagViews.page(found, page.limit(), creation -> Cursor.after(creation.id()))
                .map(TagViews.CreationView::of);
    }

    @GetMapping("/{id}")
    TagViews.CreationView get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return TagViews.CreationView.of(keepTags.creation(caller.corp(), id));
    }
}
