package dev.scrm.contact.exports;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the segments are called that contacts belong to. */
final class SegmentNames {
    private final SegmentMembers members;
    private final Segments segments;

    SegmentNames(SegmentMembers members, Segments segments) {
        this.members = members;
        this.segments = segments;
    }

    /** By the contacts' ids; those that belong to none are not named. */
    Map<String, List<String>> of(String corpId, List<String> contactIds) {
        Map<String, List<String>> ids = new HashMap<>();
        for (var contactId : contactIds) {
            members.find(corpId, contactId)
                    .ifPresent(told -> ids.put(
                            contactId,
                            told.memberships().stream()
                                    .map(Standing.Membership::segmentId)
                                    .toList()));
        }
        var all = ids.values().stream().flatMap(List::stream).collect(toSet());
        var names = segments.findAll(corpId, all).stream().collect(toMap(Segment::id, Segment::name));
        Map<String, List<String>> named = new HashMap<>();
        ids.forEach((contactId, belongsTo) -> named.put(
                contactId,
                belongsTo.stream()
                        .flatMap(id -> Stream.ofNullable(names.get(id)))
                        .sorted()
                        .toList()));
        return named;
    }
}
