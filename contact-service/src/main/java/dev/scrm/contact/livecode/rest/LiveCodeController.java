package dev.scrm.contact.livecode.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodeRefused;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.contact.livecode.LiveCodes.Kept;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Live codes are configured by those who lead, and read by all. */
@RestController
@RequestMapping("/api/v1/live-codes")
class LiveCodeController {
    /** What to make of a live code; its state is in the path. */
    record LiveCodeRequest(
            @NotNull String name,
            @NotNull List<@NotNull String> tagIds,
            @Nullable List<@NotNull String> staffIds) {}

    /** @param deletedTagIds those of its tags that are there no more: nobody gets them */
    record LiveCodeView(
            String state, String name, List<String> tagIds, List<String> staffIds, List<String> deletedTagIds) {
        static LiveCodeView of(LiveCode code, Map<String, CatalogueTag> known) {
            return new LiveCodeView(
                    code.id().state(),
                    code.name(),
                    code.tagIds(),
                    code.staffIds(),
                    code.tagIds().stream()
                            .filter(tagId -> Optional.ofNullable(known.get(tagId))
                                    .filter(CatalogueTag::isDeleted)
                                    .isPresent())
                            .toList());
        }
    }

    private final LiveCodes liveCodes;
    private final TagCatalogue catalogue;

    LiveCodeController(LiveCodes liveCodes, TagCatalogue catalogue) {
        this.liveCodes = liveCodes;
        this.catalogue = catalogue;
    }

    @Audited(value = "live-code-set", kind = AuditKind.CHANGE, contact = "none", filters = "state")
    @PutMapping("/{state}")
    ResponseEntity<LiveCodeView> put(
            Caller caller, IfMatch ifMatch, @PathVariable String state, @Valid @RequestBody LiveCodeRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var staffIds = Optional.ofNullable(request.staffIds()).orElse(List.of());
        var code = new LiveCode(new LiveCodeId(caller.corp(), state), request.name(), request.tagIds(), staffIds);
        return answer(liveCodes.change(code.id(), known -> {
            ifMatch.check(tag(state, known));
            return code;
        }));
    }

    @GetMapping
    Page<LiveCodeView> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.values());
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var codes = liveCodes.list(caller.corp(), page.limit() + 1, after);
        var shown = codes.stream().limit(page.limit()).toList();
        var next = codes.size() > shown.size()
                ? Cursor.after(shown.getLast().id().state()).encoded()
                : null;
        var known = known(shown);
        return Page.of(shown, next).map(code -> LiveCodeView.of(code, known));
    }

    @GetMapping("/{state}")
    ResponseEntity<LiveCodeView> get(Caller caller, @PathVariable String state) {
        Require.role(caller, Role.values());
        var id = new LiveCodeId(caller.corp(), state);
        return liveCodes.kept(id).map(this::answer).orElseThrow(() -> LiveCodeRefused.unknown(id));
    }

    @Audited(value = "live-code-removed", kind = AuditKind.CHANGE, contact = "none", filters = "state")
    @DeleteMapping("/{state}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, IfMatch ifMatch, @PathVariable String state) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var id = new LiveCodeId(caller.corp(), state);
        if (!liveCodes.remove(id, known -> ifMatch.check(tag(state, known)))) {
            throw LiveCodeRefused.unknown(id);
        }
    }

    private ResponseEntity<LiveCodeView> answer(Kept kept) {
        var code = kept.code();
        return ResponseEntity.ok()
                .eTag(tag(code.id().state(), kept).quoted())
                .body(LiveCodeView.of(code, known(List.of(code))));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String state, @Nullable Kept kept) {
        return EntityTag.of("live-code-" + state, kept == null ? 0 : kept.edition());
    }

    private Map<String, CatalogueTag> known(List<LiveCode> ofCorp) {
        var tagIds = ofCorp.stream().flatMap(code -> code.tagIds().stream()).collect(Collectors.toSet());
        return tagIds.isEmpty()
                ? Map.of()
                : catalogue.findAll(ofCorp.getFirst().id().corpId(), tagIds);
    }
}
