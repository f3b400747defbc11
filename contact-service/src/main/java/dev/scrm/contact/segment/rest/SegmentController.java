package dev.scrm.contact.segment.rest;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.FindWarnings;
import dev.scrm.contact.segment.FollowProgress;
import dev.scrm.contact.segment.KeepSegments;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentProgress;
import dev.scrm.contact.segment.SegmentRefused;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Warning;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** Segments of the caller's corp, with how far they are built and who belongs to them. */
@RestController
@RequestMapping("/api/v1/segments")
class SegmentController {
    private final KeepSegments keepSegments;
    private final Segments segments;
    private final FollowProgress followProgress;
    private final SegmentMembers members;
    private final FindWarnings findWarnings;
    private final RequireSeen requireSeen;

    SegmentController(
            KeepSegments keepSegments,
            Segments segments,
            FollowProgress followProgress,
            SegmentMembers members,
            FindWarnings findWarnings,
            RequireSeen requireSeen) {
        this.findWarnings = findWarnings;
        this.requireSeen = requireSeen;
        this.keepSegments = keepSegments;
        this.segments = segments;
        this.followProgress = followProgress;
        this.members = members;
    }

    /** What a request says of a segment. */
    record SegmentRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable Object condition) {
        Segment.Text text() {
            return new Segment.Text(
                    name == null ? "" : name,
                    description == null ? "" : description,
                    ConditionForm.read(condition),
                    null);
        }
    }

    /**
     * How far a version is built.
     *
     * @param percent of all people who were put to it
     * @param members for whom it holds, as far as it got
     */
    record BuildView(int version, int percent, long members) {}

    /**
     * A segment.
     *
     * @param version the one that counts; absent until the first is built
     * @param members who belong to it
     * @param building the version that will take its place; absent when none is built
     * @param warnings what of the condition nobody can meet as things are; absent when there is none, and in lists
     */
    record SegmentView(
            String id,
            String name,
            String description,
            Map<String, Object> condition,
            @Nullable Integer version,
            @Nullable Long members,
            @Nullable BuildView building,
            Instant createdAt,
            Instant changedAt,
            String changedBy,
            @Nullable List<Warning> warnings)
            implements PersonalData {
        /** A condition says what the people in it are: without its values for whom these are masked. */
        @Override
        public SegmentView maskedBy(Masking masking) {
            var seen = AskedData.seen(condition, masking);
            return new SegmentView(
                    id,
                    name,
                    description,
                    seen,
                    version,
                    members,
                    building,
                    createdAt,
                    changedAt,
                    changedBy,
                    seen.isEmpty() ? null : warnings);
        }
    }

    @Audited(value = "segment-made", kind = AuditKind.CHANGE, contact = "none")
    @PostMapping
    ResponseEntity<SegmentView> create(Caller caller, @RequestBody SegmentRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var text = request.text();
        requireSeen.require(caller, text.condition());
        var segment = keepSegments.create(caller.corp(), text, caller.subject());
        return ResponseEntity.created(URI.create("/api/v1/segments/" + segment.id()))
                .eTag(tag(segment).quoted())
                .body(view(segment));
    }

    @Audited(value = "segment-changed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}")
    ResponseEntity<SegmentView> change(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @RequestBody SegmentRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var text = request.text();
        requireSeen.require(caller, text.condition());
        return answer(keepSegments.change(caller.corp(), id, text, caller.subject(), seen -> ifMatch.check(tag(seen))));
    }

    @Audited(value = "segment-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        find(caller, id);
        keepSegments.remove(caller.corp(), id, caller.subject(), seen -> ifMatch.check(tag(seen)));
    }

    /** All of them: a corp has no more than fit on a page. */
    @GetMapping
    Page<SegmentView> list(Caller caller) {
        Require.role(caller, Role.values());
        var known = segments.list(caller.corp()).stream()
                .filter(segment -> !segment.isTagRule())
                .toList();
        var wholes = wholes(caller.corp(), known);
        return Page.of(known, null).map(segment -> view(segment, wholes, List.of()));
    }

    @GetMapping("/{id}")
    ResponseEntity<SegmentView> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answer(find(caller, id));
    }

    private ResponseEntity<SegmentView> answer(Segment segment) {
        return ResponseEntity.ok().eTag(tag(segment).quoted()).body(view(segment));
    }

    /** Of what authors said: that a version was built meanwhile is no reason to look again. */
    private static EntityTag tag(Segment segment) {
        return EntityTag.of(segment.id(), segment.edition());
    }

    /** Who belongs to it; none while its first version is being built. */
    @Audited(value = "segment-members-listed", contact = "none", filters = "id")
    @GetMapping("/{id}/members")
    Page<Member> members(Caller caller, @PathVariable String id, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR, Role.INTEGRATOR);
        Require.everything(caller);
        var live = find(caller, id).live();
        if (live == null) {
            return Page.of(List.of(), null);
        }
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = members.list(caller.corp(), new Rule.Key(id, live.number()), page.limit() + 1, after);
        if (found.size() <= page.limit()) {
            return Page.of(found, null);
        }
        var shown = found.subList(0, page.limit());
        return Page.of(shown, Cursor.after(shown.getLast().contactId()).encoded());
    }

    private Segment find(Caller caller, String id) {
        return segments.find(caller.corp(), id)
                .filter(segment -> segment.removedAt() == null && !segment.isTagRule())
                .orElseThrow(() -> SegmentRefused.unknown(id));
    }

    private SegmentView view(Segment segment) {
        var wholes = wholes(segment.corpId(), List.of(segment));
        return view(segment, wholes, findWarnings.find(segment.corpId(), segment.condition()));
    }

    private FollowProgress.Wholes wholes(String corpId, List<Segment> known) {
        return followProgress.wholes(
                corpId,
                known.stream()
                        .flatMap(segment -> segment.versionsKept().stream())
                        .collect(toSet()));
    }

    private static SegmentView view(Segment segment, FollowProgress.Wholes wholes, List<Warning> warnings) {
        var live = segment.live();
        var next = segment.next();
        return new SegmentView(
                segment.id(),
                segment.name(),
                segment.description(),
                ConditionForm.write(segment.condition()),
                live == null ? null : live.number(),
                live == null ? null : wholes.of(segment.key(live)).members(),
                next == null ? null : building(next.number(), wholes.of(segment.key(next))),
                segment.createdAt(),
                segment.changedAt(),
                segment.changedBy(),
                warnings.isEmpty() ? null : warnings);
    }

    private static BuildView building(int version, SegmentProgress.Whole whole) {
        return new BuildView(version, (int) (whole.share() * 100), whole.members());
    }
}
