package dev.scrm.contact.exports;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.ListContacts;
import dev.scrm.contact.contact.SearchText;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.Visibility;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who stands in a file, in the order of ids, along an index, some at a time. */
final class ReadContacts {
    /**
     * Some of them.
     *
     * @param next behind whom it goes on; null at the end
     */
    record Slice(List<Contact> contacts, @Nullable String next) {
        Slice {
            contacts = List.copyOf(contacts);
        }
    }

    private final ListContacts listContacts;
    private final Contacts contacts;
    private final Segments segments;
    private final SegmentMembers members;

    ReadContacts(ListContacts listContacts, Contacts contacts, Segments segments, SegmentMembers members) {
        this.listContacts = listContacts;
        this.contacts = contacts;
        this.segments = segments;
        this.members = members;
    }

    boolean knowsSegment(String corpId, String segmentId) {
        return segment(corpId, segmentId).isPresent();
    }

    /** Empty when there is no such segment any more. */
    Optional<Slice> read(Viewer viewer, ExportFilter filter, Masking masking, int limit, @Nullable String after) {
        var segmentId = filter.segmentId();
        return segmentId == null
                ? Optional.of(listed(viewer, filter, masking, limit, after))
                : segment(viewer.corpId(), segmentId).map(segment -> members(viewer, segment, limit, after));
    }

    /** Nobody finds by what they do not see. */
    private Slice listed(Viewer viewer, ExportFilter filter, Masking masking, int limit, @Nullable String after) {
        var sought = new ListContacts.Sought(
                filter.staffId(),
                filter.tagId(),
                filter.liveCode(),
                filter.chatId(),
                filter.text(),
                source -> masking.of(SearchText.dataClass(source)) == Visibility.SHOWN);
        var page = listContacts.list(viewer, sought, limit, after);
        return new Slice(page.items(), page.next());
    }

    /** As its list of members: of a merged contact the one that it is seen as is a member. */
    private Slice members(Viewer viewer, Segment segment, int limit, @Nullable String after) {
        var live = segment.live();
        if (live == null) {
            return new Slice(List.of(), null);
        }
        var corpId = viewer.corpId();
        var ids = members.list(corpId, new Rule.Key(segment.id(), live.number()), limit, after).stream()
                .map(SegmentMembers.Member::contactId)
                .toList();
        var known = contacts.findAll(corpId, ids);
        var found = ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(new ContactId(corpId, id))))
                .filter(contact -> !contact.isMerged() && !contact.isWithdrawn() && viewer.sees(contact))
                .toList();
        return new Slice(found, ids.size() < limit ? null : ids.getLast());
    }

    private Optional<Segment> segment(String corpId, String segmentId) {
        return segments.find(corpId, segmentId).filter(segment -> segment.removedAt() == null && !segment.isTagRule());
    }
}
