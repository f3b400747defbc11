package dev.scrm.gateway.reconciliation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.reconciliation.Difference;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.ReconciliationRefused;
import dev.scrm.gateway.reconciliation.RequestReconciliation;
import dev.scrm.gateway.reconciliation.Runs;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has a corp read anew and compared with what callbacks told; by its admin, or by whoever runs the deployment. */
@RestController
@RequestMapping("/api/v1/corps/{corpId}/reconciliations")
class ReconciliationController {
    /**
     * What is wanted.
     *
     * @param parts all when absent
     * @param everything whether also what does not differ is published
     * @param acceptVanished whether things are gone however many they are: after a part was held
     */
    record ReconciliationRequest(
            @Nullable List<String> parts,
            @Nullable Boolean everything,
            @Nullable Boolean acceptVanished) {}

    /**
     * Something that is not as it was known.
     *
     * @param missed absent while it is not judged
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            String part,
            Map<String, String> identity,
            String change,
            Instant since,
            Instant foundAt,
            @Nullable Boolean missed) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.part().word(),
                    difference.identity(),
                    difference.change().word(),
                    difference.since(),
                    difference.foundAt(),
                    difference.missed());
        }
    }

    private final RequestReconciliation requestReconciliation;
    private final Runs runs;
    private final Differences differences;

    ReconciliationController(RequestReconciliation requestReconciliation, Runs runs, Differences differences) {
        this.requestReconciliation = requestReconciliation;
        this.runs = runs;
        this.differences = differences;
    }

    @PostMapping
    ResponseEntity<ReconciliationView> begin(
            Caller caller,
            @PathVariable String corpId,
            @RequestBody(required = false) @Nullable ReconciliationRequest wish,
            HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        OperationsAccess.requireCorp(caller, corpId, request);
        var parts = wish == null || wish.parts() == null ? List.<String>of() : wish.parts();
        var run = requestReconciliation.request(
                corpId,
                caller.subject(),
                parts.stream().map(ReconciliationController::part).toList(),
                wish != null && Boolean.TRUE.equals(wish.everything()),
                wish != null && Boolean.TRUE.equals(wish.acceptVanished()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/corps/" + corpId + "/reconciliations/" + run.id()))
                .body(ReconciliationView.of(run));
    }

    /** Latest first. */
    @GetMapping
    Page<ReconciliationView> list(
            Caller caller, @PathVariable String corpId, PageRequest page, HttpServletRequest request) {
        read(caller, corpId, request);
        var found = runs.list(corpId, page.limit() + 1, before(page));
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > shown.size()
                ? Cursor.after(shown.getLast().request().at().toString()).encoded()
                : null;
        return Page.of(shown, next).map(ReconciliationView::of);
    }

    @GetMapping("/{id}")
    ReconciliationView get(
            Caller caller, @PathVariable String corpId, @PathVariable String id, HttpServletRequest request) {
        read(caller, corpId, request);
        return runs.find(corpId, id).map(ReconciliationView::of).orElseThrow(ReconciliationRefused::unknown);
    }

    /** What was published stays published. */
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable String corpId, @PathVariable String id, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        OperationsAccess.requireCorp(caller, corpId, request);
        requestReconciliation.cancel(corpId, id);
    }

    @GetMapping("/{id}/differences")
    Page<DifferenceView> differences(
            Caller caller,
            @PathVariable String corpId,
            @PathVariable String id,
            PageRequest page,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(required = false) @Nullable Boolean missed,
            HttpServletRequest request) {
        read(caller, corpId, request);
        var run = runs.find(corpId, id).orElseThrow(ReconciliationRefused::unknown);
        var slice = differences.list(run.id(), part == null ? null : part(part), missed, page.limit(), after(page));
        var next = slice.next() == null ? null : Cursor.after(slice.next()).encoded();
        return Page.of(slice.items(), next).map(DifferenceView::of);
    }

    private static Part part(String word) {
        return Part.of(word).orElseThrow(ReconciliationRefused::unknownPart);
    }

    private static @Nullable String after(PageRequest page) {
        return page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
    }

    private static @Nullable Instant before(PageRequest page) {
        var place = after(page);
        try {
            return place == null ? null : Instant.parse(place);
        } catch (DateTimeParseException _) {
            throw ReconciliationRefused.wrongCursor();
        }
    }

    private static void read(Caller caller, String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        OperationsAccess.requireCorp(caller, corpId, request);
    }
}
