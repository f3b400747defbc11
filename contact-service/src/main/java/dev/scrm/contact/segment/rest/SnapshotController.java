package dev.scrm.contact.segment.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.segment.CompareSnapshots;
import dev.scrm.contact.segment.KeepSnapshots;
import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentSnapshot;
import dev.scrm.contact.segment.SegmentSnapshots;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Snapshots of segments, with who is in them and what is other than in another one. */
@RestController
@RequestMapping("/api/v1/segments/{id}/snapshots")
class SnapshotController {
    private final KeepSnapshots keepSnapshots;
    private final CompareSnapshots compareSnapshots;
    private final SegmentSnapshots snapshots;

    SnapshotController(KeepSnapshots keepSnapshots, CompareSnapshots compareSnapshots, SegmentSnapshots snapshots) {
        this.keepSnapshots = keepSnapshots;
        this.compareSnapshots = compareSnapshots;
        this.snapshots = snapshots;
    }

    /** What a request says of a snapshot. */
    record SnapshotRequest(@Nullable String name, @Nullable String description) {}

    /**
     * A snapshot.
     *
     * @param state {@code taking}, {@code taken} or {@code failed}
     * @param version of the segment that counted
     * @param members how many are in it; while it is being taken as far as it got
     * @param begunAt when the list began to be written; who came and went until {@code takenAt} may be in it or not
     */
    record SnapshotView(
            String id,
            String segmentId,
            String name,
            String description,
            String state,
            int version,
            long members,
            Instant begunAt,
            @Nullable Instant takenAt,
            String by) {
        static SnapshotView of(SegmentSnapshot snapshot) {
            return new SnapshotView(
                    snapshot.id(),
                    snapshot.segmentId(),
                    snapshot.name(),
                    snapshot.description(),
                    snapshot.state().name().toLowerCase(Locale.ROOT),
                    snapshot.version(),
                    snapshot.members(),
                    snapshot.begunAt(),
                    snapshot.takenAt(),
                    snapshot.by());
        }
    }

    /**
     * Two snapshots beside each other.
     *
     * @param came how many are in this one and not in the earlier
     * @param went how many are in the earlier and not in this one
     */
    record ComparisonView(String snapshotId, String earlier, long came, long went, long stayed) {}

    @Audited(value = "segment-snapshot-asked", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping
    ResponseEntity<SnapshotView> take(Caller caller, @PathVariable String id, @RequestBody SnapshotRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        Require.everything(caller);
        var name = request.name() == null ? "" : request.name();
        var description = request.description() == null ? "" : request.description();
        var snapshot = keepSnapshots.ask(caller.corp(), id, name, description, caller.subject());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/segments/%s/snapshots/%s".formatted(id, snapshot.id())))
                .body(SnapshotView.of(snapshot));
    }

    @GetMapping
    Page<SnapshotView> list(Caller caller, @PathVariable String id, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR, Role.INTEGRATOR);
        var found = keepSnapshots.list(caller.corp(), id, page.limit() + 1, after(page));
        return paged(found, page.limit(), SegmentSnapshot::id).map(SnapshotView::of);
    }

    @GetMapping("/{snapshotId}")
    SnapshotView get(Caller caller, @PathVariable String id, @PathVariable String snapshotId) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR, Role.INTEGRATOR);
        return SnapshotView.of(keepSnapshots.get(caller.corp(), id, snapshotId));
    }

    @Audited(
            value = "segment-snapshot-removed",
            kind = AuditKind.CHANGE,
            contact = "none",
            filters = {"id", "snapshotId"})
    @DeleteMapping("/{snapshotId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id, @PathVariable String snapshotId) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        keepSnapshots.remove(caller.corp(), id, snapshotId);
    }

    /** Who is in it; while it is being taken those who were written so far. */
    @Audited(
            value = "segment-snapshot-members-listed",
            contact = "none",
            filters = {"id", "snapshotId"})
    @GetMapping("/{snapshotId}/members")
    Page<Member> members(Caller caller, @PathVariable String id, @PathVariable String snapshotId, PageRequest page) {
        requireReader(caller);
        var snapshot = keepSnapshots.get(caller.corp(), id, snapshotId);
        return paged(snapshots.members(snapshot, page.limit() + 1, after(page)), page.limit(), Member::contactId);
    }

    /** @param earlier another snapshot of the segment */
    @GetMapping("/{snapshotId}/comparison")
    ComparisonView compare(
            Caller caller, @PathVariable String id, @PathVariable String snapshotId, @RequestParam String earlier) {
        requireReader(caller);
        var later = keepSnapshots.get(caller.corp(), id, snapshotId);
        var counts = compareSnapshots.count(keepSnapshots.get(caller.corp(), id, earlier), later);
        return new ComparisonView(snapshotId, earlier, counts.came(), counts.went(), counts.stayed());
    }

    @Audited(
            value = "segment-snapshot-came-listed",
            contact = "none",
            filters = {"id", "snapshotId", "earlier"})
    @GetMapping("/{snapshotId}/came")
    Page<Member> came(
            Caller caller,
            @PathVariable String id,
            @PathVariable String snapshotId,
            @RequestParam String earlier,
            PageRequest page) {
        return only(caller, id, snapshotId, earlier, page);
    }

    @Audited(
            value = "segment-snapshot-went-listed",
            contact = "none",
            filters = {"id", "snapshotId", "earlier"})
    @GetMapping("/{snapshotId}/went")
    Page<Member> went(
            Caller caller,
            @PathVariable String id,
            @PathVariable String snapshotId,
            @RequestParam String earlier,
            PageRequest page) {
        return only(caller, id, earlier, snapshotId, page);
    }

    /** A page may be shorter than asked for though another one follows. */
    private Page<Member> only(Caller caller, String segmentId, String in, String notIn, PageRequest page) {
        requireReader(caller);
        var found = compareSnapshots.only(
                keepSnapshots.get(caller.corp(), segmentId, in),
                keepSnapshots.get(caller.corp(), segmentId, notIn),
                page.limit(),
                after(page));
        return Page.of(
                found.members(),
                found.after() == null ? null : Cursor.after(found.after()).encoded());
    }

    private static void requireReader(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR, Role.INTEGRATOR);
        Require.everything(caller);
    }

    private static @Nullable String after(PageRequest page) {
        return page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
    }

    private static <T> Page<T> paged(List<T> found, int limit, Function<T, String> id) {
        if (found.size() <= limit) {
            return Page.of(found, null);
        }
        var shown = found.subList(0, limit);
        return Page.of(shown, Cursor.after(id.apply(shown.getLast())).encoded());
    }
}
