package dev.scrm.contact.segment.rest;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.segment.ExplainBelonging;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.SegmentRefused;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** To which segments a contact belongs, for whoever may see the contact. */
@RestController
class ContactSegmentController {
    private final FindContact findContact;
    private final SegmentMembers members;
    private final Segments segments;
    private final ExplainBelonging explainBelonging;

    ContactSegmentController(
            FindContact findContact, SegmentMembers members, Segments segments, ExplainBelonging explainBelonging) {
        this.findContact = findContact;
        this.members = members;
        this.segments = segments;
        this.explainBelonging = explainBelonging;
    }

    /** A segment that a contact belongs to. */
    record MembershipView(String segmentId, String name, Instant since) {}

    /**
     * How a contact stands with a segment, or a tag rule.
     *
     * @param segmentId or the rule's id
     * @param belongs as it was told last
     * @param reason what was found at each place of the condition that counts; absent while none does
     */
    record BelongingView(
            String segmentId,
            String name,
            boolean belongs,
            @Nullable Instant since,
            @Nullable ReasonView reason) implements PersonalData {
        @Override
        public BelongingView maskedBy(Masking masking) {
            return new BelongingView(segmentId, name, belongs, since, reason == null ? null : reason.maskedBy(masking));
        }
    }

    @Audited("contact-segments-listed")
    @GetMapping("/api/v1/contacts/{id}/segments")
    Page<MembershipView> segments(Caller caller, Viewer viewer, @PathVariable String id) {
        Require.role(caller, Role.values());
        var contact = findContact.find(viewer, id);
        var memberships = members.find(caller.corp(), contact.id().value())
                .map(SegmentMembers.Told::memberships)
                .orElse(List.of());
        var ids = memberships.stream().map(Membership::segmentId).toList();
        var known = segments.findAll(caller.corp(), ids).stream()
                .collect(Collectors.toMap(Segment::id, Function.identity()));
        return Page.of(
                memberships.stream()
                        .filter(one -> known.containsKey(one.segmentId()))
                        .map(one -> view(one, known))
                        .toList(),
                null);
    }

    /** Why the contact belongs to a segment, or does not, as its version that counts sees it now. */
    @Audited(value = "contact-segment-explained", filters = "segmentId")
    @GetMapping("/api/v1/contacts/{id}/segments/{segmentId}")
    BelongingView belonging(Caller caller, Viewer viewer, @PathVariable String id, @PathVariable String segmentId) {
        Require.role(caller, Role.values());
        var contact = findContact.find(viewer, id);
        var segment = segments.find(caller.corp(), segmentId)
                .filter(one -> one.removedAt() == null && !one.isTagRule())
                .orElseThrow(() -> SegmentRefused.unknown(segmentId));
        var since = members.find(caller.corp(), contact.id().value()).stream()
                .flatMap(told -> told.memberships().stream())
                .filter(one -> one.segmentId().equals(segmentId))
                .map(Membership::since)
                .findFirst()
                .orElse(null);
        return new BelongingView(segmentId, segment.name(), since != null, since, reason(contact, segment));
    }

    /** Why a tag rule holds for the contact, or does not. */
    @Audited(value = "contact-tag-rule-explained", filters = "ruleId")
    @GetMapping("/api/v1/contacts/{id}/tag-rules/{ruleId}")
    BelongingView holding(Caller caller, Viewer viewer, @PathVariable String id, @PathVariable String ruleId) {
        Require.role(caller, Role.values());
        var contact = findContact.find(viewer, id);
        var rule = segments.find(caller.corp(), ruleId)
                .filter(one -> one.removedAt() == null && one.isTagRule())
                .orElseThrow(() -> SegmentRefused.tagRuleUnknown(ruleId));
        var live = rule.live();
        boolean holds = live != null
                && members.find(caller.corp(), contact.id().value())
                        .filter(told -> told.holding().contains(new Rule.Key(ruleId, live.number())))
                        .isPresent();
        return new BelongingView(ruleId, rule.name(), holds, null, reason(contact, rule));
    }

    private @Nullable ReasonView reason(Contact contact, Segment segment) {
        var live = segment.live();
        return live == null ? null : ReasonView.of(explainBelonging.explain(contact, live.condition()));
    }

    private static MembershipView view(Membership membership, Map<String, Segment> known) {
        var segment = requireNonNull(known.get(membership.segmentId()));
        return new MembershipView(segment.id(), segment.name(), membership.since());
    }
}
