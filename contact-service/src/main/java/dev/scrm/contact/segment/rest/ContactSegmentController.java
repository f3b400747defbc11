package dev.scrm.contact.segment.rest;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** To which segments a contact belongs, for whoever may see the contact. */
@RestController
class ContactSegmentController {
    private final FindContact findContact;
    private final SegmentMembers members;
    private final Segments segments;

    ContactSegmentController(FindContact findContact, SegmentMembers members, Segments segments) {
        this.findContact = findContact;
        this.members = members;
        this.segments = segments;
    }

    /** A segment that a contact belongs to. */
    record MembershipView(String segmentId, String name, Instant since) {}

    @GetMapping("/api/v1/contacts/{id}/segments")
    Page<MembershipView> segments(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        var viewer = Viewer.of(caller.corp(), caller.dataScope() == DataScope.ALL, caller.user());
        var contact = findContact.find(viewer, id);
        var memberships = members.find(caller.corp(), contact.id().value())
                .map(SegmentMembers.Told::memberships)
                .orElse(List.of());
        Map<String, Segment> known = memberships.isEmpty()
                ? Map.of()
                : segments.list(caller.corp()).stream().collect(Collectors.toMap(Segment::id, Function.identity()));
        return Page.of(
                memberships.stream()
                        .filter(one -> known.containsKey(one.segmentId()))
                        .map(one -> view(one, known))
                        .toList(),
                null);
    }

    private static MembershipView view(Membership membership, Map<String, Segment> known) {
        var segment = requireNonNull(known.get(membership.segmentId()));
        return new MembershipView(segment.id(), segment.name(), membership.since());
    }
}
