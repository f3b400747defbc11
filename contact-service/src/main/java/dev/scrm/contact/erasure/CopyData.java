package dev.scrm.contact.erasure;

import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldDefinition;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.portrait.Predictions;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.Timelines;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers all that is kept of a person, for the person: what is long a page at a time. */
public final class CopyData {
    private static final int AT_ONCE = 500;

    private final FindContact findContact;
    private final Fields fields;
    private final TagCatalogue tags;
    private final Predictions predictions;
    private final SegmentMembers members;
    private final Segments segments;
    private final GroupChats groups;
    private final Timelines timelines;
    private final Behaviors behaviors;

    CopyData(
            FindContact findContact,
            Fields fields,
            TagCatalogue tags,
            Predictions predictions,
            SegmentMembers members,
            Segments segments,
            GroupChats groups,
            Timelines timelines,
            Behaviors behaviors) {
        this.findContact = findContact;
        this.fields = fields;
        this.tags = tags;
        this.predictions = predictions;
        this.members = members;
        this.segments = segments;
        this.groups = groups;
        this.timelines = timelines;
        this.behaviors = behaviors;
    }

    /** A segment the person belongs to. */
    public record InSegment(String name, Membership membership) {}

    /**
     * What is known of a person, but for what is long.
     *
     * @param tagNames by their ids
     * @param fieldNames by their ids
     */
    public record Known(
            Contact contact,
            Map<String, String> tagNames,
            Map<String, String> fieldNames,
            List<Prediction> predictions,
            List<InSegment> segments,
            List<GroupMembership> groups) {}

    public Known known(Viewer viewer, String contactId) {
        var contact = findContact.find(viewer, contactId);
        var corpId = contact.id().corpId();
        var tagIds = contact.person().tags().stream().map(Tag::tagId).toList();
        return new Known(
                contact,
                tags.findAll(corpId, tagIds).values().stream()
                        .collect(toMap(
                                CatalogueTag::id,
                                tag -> Objects.requireNonNullElse(tag.shape().name(), tag.id()))),
                fields.list(corpId).stream()
                        .map(Field::definition)
                        .collect(toMap(FieldDefinition::id, FieldDefinition::name)),
                predictions.list(corpId, contact.everyId()),
                inSegments(corpId, contact.id().value()),
                groups.memberships(corpId, contact.everyId()));
    }

    private List<InSegment> inSegments(String corpId, String contactId) {
        var memberships = members.find(corpId, contactId)
                .map(SegmentMembers.Told::memberships)
                .orElse(List.of());
        var names = segments
                .findAll(corpId, memberships.stream().map(Membership::segmentId).toList())
                .stream()
                .collect(toMap(Segment::id, Segment::name));
        return memberships.stream()
                .flatMap(one ->
                        Optional.ofNullable(names.get(one.segmentId())).map(name -> new InSegment(name, one)).stream())
                .toList();
    }

    /** The whole timeline, the newest first. */
    public void timeline(Contact contact, Consumer<TimelineEntry> to) {
        Timelines.@Nullable Place after = null;
        List<TimelineEntry> page;
        do {
            page = timelines.list(contact.id().corpId(), contact.everyId(), AT_ONCE, after);
            page.forEach(to);
            after = page.isEmpty() ? null : Timelines.Place.of(page.getLast());
        } while (page.size() == AT_ONCE);
    }

    /** All that the person did, the latest first. */
    public void behaviors(Contact contact, Consumer<Behaviors.OfContact> to) {
        Behaviors.@Nullable Place after = null;
        List<Behaviors.OfContact> page;
        do {
            page = behaviors.list(contact.id().corpId(), contact.everyId(), null, AT_ONCE, after);
            page.forEach(to);
            if (!page.isEmpty()) {
                var last = page.getLast().behavior();
                after = new Behaviors.Place(last.occurredAt(), last.id());
            }
        } while (page.size() == AT_ONCE);
    }
}
