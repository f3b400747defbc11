package dev.scrm.contact.sidebar;

import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.portrait.LastTouch;
import dev.scrm.contact.portrait.Order;
import dev.scrm.contact.portrait.Portrait;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.timeline.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown beside a chat.
 *
 * @param fields those of the corp that take values
 * @param stages where a contact may stand
 * @param memberships to which segments it belongs
 * @param segments what those are
 * @param groups in which group chats it is
 * @param lastTouch null when the latest entries tell of none
 * @param orders the latest of them
 * @param timeline the latest of it, with what the person did
 */
public record Sidebar(
        VersionedContact contact,
        List<Field> fields,
        LifecycleStages stages,
        List<Standing.Membership> memberships,
        List<Segment> segments,
        List<GroupMembership> groups,
        Portrait portrait,
        @Nullable LastTouch lastTouch,
        List<Prediction> predictions,
        List<Order> orders,
        List<TimelineEntry> timeline,
        List<OpenTicket> tickets) {}
