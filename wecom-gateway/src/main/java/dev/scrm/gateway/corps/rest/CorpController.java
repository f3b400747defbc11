package dev.scrm.gateway.corps.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.corps.ChangeCorps;
import dev.scrm.gateway.corps.CorpChange;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Corps, and who changed them. Answers carry the corp's version as ETag; {@code If-Match} guards a change with it. */
@RestController
@RequestMapping("/api/v1/corps")
class CorpController {
    /** How a corp is wished to be; its id is in the path. */
    record CorpRequest(@Nullable String name, @Nullable Boolean enabled) {}

    /** A line of the trail. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            String id,
            String action,
            @Nullable String agentId,
            @Nullable String robotId,
            List<String> fields,
            Instant at,
            long version,
            String byCorp,
            String bySubject,
            @Nullable String byUser) {

        static ChangeView of(CorpChange change) {
            var editor = change.editor();
            return new ChangeView(
                    change.id(),
                    Slug.of(change.action()),
                    change.agentId(),
                    change.robotId(),
                    change.fields(),
                    change.at(),
                    change.version(),
                    editor.corpId(),
                    editor.subject(),
                    editor.user());
        }
    }

    private final ReadCorps readCorps;
    private final ChangeCorps changeCorps;
    private final Clock clock;

    CorpController(ReadCorps readCorps, ChangeCorps changeCorps, Clock clock) {
        this.readCorps = readCorps;
        this.changeCorps = changeCorps;
        this.clock = clock;
    }

    /** The caller's own corp; all of them for whoever runs the deployment. */
    @GetMapping
    Page<CorpView> list(Caller caller, PageRequest page, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        var after = after(page);
        var found = CorpAccess.isOperator(request)
                ? readCorps.list(page.limit() + 1, after)
                : readCorps.find(caller.corp()).filter(_ -> after == null).stream()
                        .toList();
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > shown.size()
                ? Cursor.after(shown.getLast().corpId()).encoded()
                : null;
        var now = clock.instant();
        return Page.of(shown, next).map(corp -> CorpView.of(corp, now));
    }

    @GetMapping("/{corpId}")
    ResponseEntity<CorpView> get(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        return answer(CorpAccess.read(readCorps, caller, corpId, request));
    }

    /** Only who runs the deployment makes a corp; its admin names, enables and disables it. */
    @PutMapping("/{corpId}")
    ResponseEntity<CorpView> put(
            Caller caller, @PathVariable String corpId, @RequestBody CorpRequest wish, HttpServletRequest request) {
        var edit = readCorps.find(corpId).isPresent()
                ? CorpAccess.change(caller, corpId, request)
                : CorpAccess.operate(caller, corpId, request);
        var name = wish.name() == null ? "" : wish.name();
        return answer(changeCorps.put(edit, name, !Boolean.FALSE.equals(wish.enabled())));
    }

    @DeleteMapping("/{corpId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        changeCorps.remove(CorpAccess.operate(caller, corpId, request));
    }

    /** Takes a corp of the settings into the store, where it can be changed. */
    @PostMapping("/{corpId}/adoption")
    ResponseEntity<CorpView> adopt(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        return answer(changeCorps.adopt(CorpAccess.operate(caller, corpId, request)));
    }

    @GetMapping("/{corpId}/trail")
    Page<ChangeView> trail(Caller caller, @PathVariable String corpId, PageRequest page, HttpServletRequest request) {
        CorpAccess.read(caller, corpId, request);
        var found = readCorps.trail(corpId, page.limit() + 1, after(page));
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(ChangeView::of);
    }

    private static @Nullable String after(PageRequest page) {
        return page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
    }

    private ResponseEntity<CorpView> answer(CorpRegistration corp) {
        return CorpAccess.answer(corp, CorpView.of(corp, clock.instant()));
    }
}
