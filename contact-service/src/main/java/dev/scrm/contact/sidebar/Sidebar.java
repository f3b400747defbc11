package dev.scrm.contact.sidebar;

import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.portrait.Portrait;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.timeline.TimelineEntry;
import java.util.List;

/**
 * All that is shown beside a chat.
 *
 * @param fields those of the corp that take values
 * @param stages where a contact may stand
 * @param memberships to which segments it belongs
 * @param segments what those are
 * @param groups in which group chats it is
 * @param timeline the latest of it
 */
public record Sidebar(
        VersionedContact contact,
        List<Field> fields,
        LifecycleStages stages,
        List<Standing.Membership> memberships,
        List<Segment> segments,
        List<GroupMembership> groups,
        Portrait portrait,
        List<Prediction> predictions,
        List<TimelineEntry> timeline,
        List<OpenTicket> tickets) {}
