package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.behavior.BehaviorSource;
import dev.scrm.contact.behavior.BehaviorSources;
import dev.scrm.contact.behavior.KeepSources;
import dev.scrm.contact.behavior.SourceFigures;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The systems that tell what people did, their keys, and how good what they tell is. */
@RestController
@RequestMapping("/api/v1/behavior-sources")
class SourceController {
    /** What to make of a source; its id is in the path. */
    record SourceRequest(@NotNull String name) {}

    /** @param id the key's first characters */
    record KeyView(String id, Instant createdAt) {}

    record SourceView(String id, String name, List<KeyView> keys, Instant createdAt) {
        static SourceView of(BehaviorSource source) {
            return new SourceView(
                    source.id(),
                    source.name(),
                    source.keys().stream()
                            .map(key -> new KeyView(key.id(), key.createdAt()))
                            .toList(),
                    source.createdAt());
        }
    }

    /** @param key shown this once */
    record NewKeyView(String id, String key) {}

    /** @param skewSeconds how far the clock of the source was behind ours at last; absent where it did not say when it sent */
    record DayView(
            LocalDate day,
            Map<String, Long> counts,
            @Nullable Long skewSeconds) {
        static DayView of(SourceFigures.Day day) {
            Map<String, Long> counts = new TreeMap<>();
            day.counts().forEach((figure, count) -> counts.put(Slug.of(figure), count));
            var skew = day.skew();
            return new DayView(day.day(), counts, skew == null ? null : skew.toSeconds());
        }
    }

    record FiguresView(List<DayView> days) {}

    private final KeepSources keepSources;
    private final BehaviorSources sources;
    private final SourceFigures figures;

    SourceController(KeepSources keepSources, BehaviorSources sources, SourceFigures figures) {
        this.keepSources = keepSources;
        this.sources = sources;
        this.figures = figures;
    }

    @GetMapping
    Page<SourceView> list(Caller caller, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR, Role.AUDITOR);
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = sources.list(caller.corp(), page.limit() + 1, after);
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(SourceView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<SourceView> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR, Role.AUDITOR);
        return answer(keepSources.get(caller.corp(), id));
    }

    @Audited(value = "behavior-source-set", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}")
    ResponseEntity<SourceView> put(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody SourceRequest request) {
        Require.role(caller, Role.ADMIN);
        return answer(keepSources.put(caller.corp(), id, request.name(), known -> ifMatch.check(tag(id, known))));
    }

    @Audited(value = "behavior-source-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN);
        keepSources.remove(caller.corp(), id, known -> ifMatch.check(tag(id, known)));
    }

    private static ResponseEntity<SourceView> answer(BehaviorSource source) {
        return ResponseEntity.ok().eTag(tag(source.id(), source).quoted()).body(SourceView.of(source));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String id, @Nullable BehaviorSource source) {
        return EntityTag.of("behavior-source-" + id, source == null ? 0 : source.edition());
    }

    @Audited(value = "behavior-source-key-made", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    NewKeyView addKey(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.ADMIN);
        var added = keepSources.addKey(caller.corp(), id);
        return new NewKeyView(added.source().keys().getLast().id(), added.key());
    }

    @Audited(
            value = "behavior-source-key-withdrawn",
            kind = AuditKind.CHANGE,
            contact = "none",
            filters = {"id", "keyId"})
    @DeleteMapping("/{id}/keys/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeKey(Caller caller, @PathVariable String id, @PathVariable String keyId) {
        Require.role(caller, Role.ADMIN);
        keepSources.removeKey(caller.corp(), id, keyId);
    }

    @GetMapping("/{id}/figures")
    FiguresView figures(
            Caller caller, @PathVariable String id, @RequestParam(defaultValue = "30") @Min(1) @Max(400) int days) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR, Role.AUDITOR);
        keepSources.get(caller.corp(), id);
        return new FiguresView(
                figures.list(caller.corp(), id, days).stream().map(DayView::of).toList());
    }
}
