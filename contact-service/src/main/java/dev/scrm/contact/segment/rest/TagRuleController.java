package dev.scrm.contact.segment.rest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.audit.AboutContacts;
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
import dev.scrm.contact.segment.SegmentProgress;
import dev.scrm.contact.segment.SegmentRefused;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Tagging;
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

/** Rules of the caller's corp that give tags and take them. */
@RestController
@RequestMapping("/api/v1/tag-rules")
class TagRuleController {
    private final KeepSegments keepSegments;
    private final Segments segments;
    private final FollowProgress followProgress;
    private final SegmentMembers members;
    private final FindWarnings findWarnings;
    private final RequireSeen requireSeen;

    TagRuleController(
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

    /**
     * What a request says of a rule.
     *
     * @param keep {@code while-it-holds} (where nothing is said), {@code for-good}, or a duration
     */
    record TagRuleRequest(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> tagIds,
            @Nullable String keep,
            @Nullable Object condition) {
        Segment.Text text() {
            return new Segment.Text(
                    name == null ? "" : name,
                    description == null ? "" : description,
                    ConditionForm.read(condition),
                    Tagging.read(tagIds, keep));
        }
    }

    /**
     * How far a version is built.
     *
     * @param percent of all people who were put to it
     * @param contacts for whom it holds, as far as it got
     */
    record BuildView(int version, int percent, long contacts) {}

    /**
     * A tag rule.
     *
     * @param version the one that counts; absent until the first is built
     * @param contacts for how many it holds
     * @param building the version that will take its place; absent when none is built
     * @param warnings what of the condition nobody can meet as things are; absent when there is none, and in lists
     */
    record TagRuleView(
            String id,
            String name,
            String description,
            List<String> tagIds,
            String keep,
            Map<String, Object> condition,
            @Nullable Integer version,
            @Nullable Long contacts,
            @Nullable BuildView building,
            Instant createdAt,
            Instant changedAt,
            String changedBy,
            @Nullable List<Warning> warnings)
            implements PersonalData {
        /** A condition says what the people are for whom it holds: without its values for whom these are masked. */
        @Override
        public TagRuleView maskedBy(Masking masking) {
            var seen = AskedData.seen(condition, masking);
            return new TagRuleView(
                    id,
                    name,
                    description,
                    tagIds,
                    keep,
                    seen,
                    version,
                    contacts,
                    building,
                    createdAt,
                    changedAt,
                    changedBy,
                    seen.isEmpty() ? null : warnings);
        }
    }

    /** Somebody for whom a rule holds. */
    record Held(String contactId) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return List.of(contactId);
        }
    }

    @Audited(value = "tag-rule-made", kind = AuditKind.CHANGE, contact = "none")
    @PostMapping
    ResponseEntity<TagRuleView> create(Caller caller, @RequestBody TagRuleRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var text = request.text();
        requireSeen.require(caller, text.condition());
        var rule = keepSegments.create(caller.corp(), text, caller.subject());
        return ResponseEntity.created(URI.create("/api/v1/tag-rules/" + rule.id()))
                .eTag(tag(rule).quoted())
                .body(view(rule));
    }

    @Audited(value = "tag-rule-changed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}")
    ResponseEntity<TagRuleView> change(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @RequestBody TagRuleRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var text = request.text();
        requireSeen.require(caller, text.condition());
        return answer(keepSegments.change(caller.corp(), id, text, caller.subject(), seen -> ifMatch.check(tag(seen))));
    }

    @Audited(value = "tag-rule-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        find(caller, id);
        keepSegments.remove(caller.corp(), id, caller.subject(), seen -> ifMatch.check(tag(seen)));
    }

    /** All of them: a corp has no more than fit on a page. */
    @GetMapping
    Page<TagRuleView> list(Caller caller) {
        Require.role(caller, Role.values());
        var known =
                segments.list(caller.corp()).stream().filter(Segment::isTagRule).toList();
        var wholes = wholes(caller.corp(), known);
        return Page.of(known, null).map(rule -> view(rule, wholes, List.of()));
    }

    @GetMapping("/{id}")
    ResponseEntity<TagRuleView> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answer(find(caller, id));
    }

    /** For whom it holds; nobody while its first version is being built. */
    @Audited(value = "tag-rule-contacts-listed", contact = "none", filters = "id")
    @GetMapping("/{id}/contacts")
    Page<Held> contacts(Caller caller, @PathVariable String id, PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AUDITOR, Role.INTEGRATOR);
        Require.everything(caller);
        var live = find(caller, id).live();
        if (live == null) {
            return Page.of(List.of(), null);
        }
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = members.list(caller.corp(), new Rule.Key(id, live.number()), page.limit() + 1, after).stream()
                .map(member -> new Held(member.contactId()))
                .toList();
        if (found.size() <= page.limit()) {
            return Page.of(found, null);
        }
        var shown = found.subList(0, page.limit());
        return Page.of(shown, Cursor.after(shown.getLast().contactId()).encoded());
    }

    private Segment find(Caller caller, String id) {
        return segments.find(caller.corp(), id)
                .filter(rule -> rule.removedAt() == null && rule.isTagRule())
                .orElseThrow(() -> SegmentRefused.tagRuleUnknown(id));
    }

    private static EntityTag tag(Segment rule) {
        return EntityTag.of(rule.id(), rule.edition());
    }

    private ResponseEntity<TagRuleView> answer(Segment rule) {
        return ResponseEntity.ok().eTag(tag(rule).quoted()).body(view(rule));
    }

    private TagRuleView view(Segment rule) {
        var wholes = wholes(rule.corpId(), List.of(rule));
        return view(rule, wholes, findWarnings.find(rule.corpId(), rule.condition()));
    }

    private FollowProgress.Wholes wholes(String corpId, List<Segment> known) {
        return followProgress.wholes(
                corpId,
                known.stream().flatMap(rule -> rule.versionsKept().stream()).collect(toSet()));
    }

    private static TagRuleView view(Segment rule, FollowProgress.Wholes wholes, List<Warning> warnings) {
        var live = rule.live();
        var next = rule.next();
        var tagging = requireNonNull(rule.tagging());
        return new TagRuleView(
                rule.id(),
                rule.name(),
                rule.description(),
                tagging.tagIds(),
                tagging.keep(),
                ConditionForm.write(rule.condition()),
                live == null ? null : live.number(),
                live == null ? null : wholes.of(rule.key(live)).members(),
                next == null ? null : building(next.number(), wholes.of(rule.key(next))),
                rule.createdAt(),
                rule.changedAt(),
                rule.changedBy(),
                warnings.isEmpty() ? null : warnings);
    }

    private static BuildView building(int version, SegmentProgress.Whole whole) {
        return new BuildView(version, (int) (whole.share() * 100), whole.members());
    }
}
