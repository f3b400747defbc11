package dev.scrm.contact.sidebar;

import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.portrait.DrawPortrait;
import dev.scrm.contact.portrait.Known;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.timeline.ReadTimeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Puts together what a staff member needs beside the chat: everything is read at the same time. */
public final class ShowSidebar {
    private static final int ENTRIES = 20;
    private static final int TICKETS = 20;
    private static final int ORDERS = 10;

    private final FindContact findContact;
    private final Fields fields;
    private final StagesOfCorps stages;
    private final SegmentMembers members;
    private final Segments segments;
    private final GroupChats groups;
    private final DrawPortrait drawPortrait;
    private final OpenTickets tickets;
    private final ExecutorService readers;

    ShowSidebar(
            FindContact findContact,
            Fields fields,
            StagesOfCorps stages,
            SegmentMembers members,
            Segments segments,
            GroupChats groups,
            DrawPortrait drawPortrait,
            OpenTickets tickets,
            ExecutorService readers) {
        this.findContact = findContact;
        this.fields = fields;
        this.stages = stages;
        this.members = members;
        this.segments = segments;
        this.groups = groups;
        this.drawPortrait = drawPortrait;
        this.tickets = tickets;
        this.readers = readers;
    }

    /** Refused for a contact that the viewer does not see. */
    public Sidebar show(Viewer viewer, String contactId) {
        var seen = findContact.findVersioned(viewer, contactId);
        var contact = seen.contact();
        var corpId = viewer.corpId();
        var ids = contact.everyId();
        var ownFields = begin(() -> fields.list(corpId));
        var ownStages = begin(() -> stages.of(corpId));
        var memberships = begin(() -> members.find(corpId, contact.id().value())
                .map(SegmentMembers.Told::memberships)
                .orElse(List.of()));
        var inGroups = begin(() -> groups.memberships(corpId, ids));
        var did = begin(() -> drawPortrait.did(contact));
        var orders = begin(() -> drawPortrait.orders(contact));
        var happened = begin(() -> drawPortrait.happened(contact));
        var rules = begin(() -> drawPortrait.rules(contact));
        var predictions = begin(() -> drawPortrait.predictions(contact));
        var open = begin(() -> tickets.list(corpId, ids, TICKETS));
        var belongs = done(memberships);
        var known = new Known(done(did), done(orders), done(happened));
        return new Sidebar(
                seen,
                done(ownFields).stream().filter(field -> !field.archived()).toList(),
                done(ownStages),
                belongs,
                named(corpId, belongs),
                done(inGroups),
                drawPortrait.draw(contact, known, done(rules)),
                known.lastTouch().orElse(null),
                done(predictions),
                known.latestOrders(ORDERS),
                ReadTimeline.together(known.happened(), known.did(), ENTRIES),
                done(open));
    }

    private List<Segment> named(String corpId, List<Standing.Membership> memberships) {
        return segments.findAll(
                corpId, memberships.stream().map(Standing.Membership::segmentId).toList());
    }

    private <T> Future<T> begin(Callable<T> read) {
        return readers.submit(read);
    }

    /** What failed fails here as it did there. */
    private static <T> T done(Future<T> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw Optional.ofNullable(e.getCause())
                    .filter(RuntimeException.class::isInstance)
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new IllegalStateException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
