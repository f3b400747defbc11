package dev.scrm.contact.contact.kafka;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactEvent.ConsentChanged;
import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactEvent.ContactErased;
import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactIdentified;
import dev.scrm.contact.contact.ContactEvent.ContactMerged;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnmerged;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import dev.scrm.contact.contact.ContactEvent.GroupsWanted;
import dev.scrm.contact.contact.ContactEvent.MembershipChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileWanted;
import dev.scrm.contact.contact.ContactEvent.SettlingWanted;
import dev.scrm.contact.contact.ContactEvent.SnapshotForgotten;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What became of a contact, as messages: news to all, wishes to the gateway, the snapshot to its own topic. */
@Component
class ContactEventWire implements EventWire<Contact, ContactEvent> {
    private static final String SOURCE = "/contact-service";
    /** A record without a value: whoever compacts the topic forgets the key. */
    private static final byte[] NOTHING = new byte[0];

    @Override
    public List<OutboxMessage> messages(Contact contact, List<ContactEvent> events, Raised raised) {
        var key = Ids.contactKey(raised.corpId(), raised.aggregateId());
        return IntStream.range(0, events.size())
                .mapToObj(index -> message(contact, key, index, events.get(index), raised))
                .toList();
    }

    private static OutboxMessage message(Contact contact, String key, int index, ContactEvent event, Raised raised) {
        var contactId = raised.aggregateId();
        return switch (event) {
            case ContactCreated(var externalUserId, var liveCode, var at) -> {
                var data = new ContactMessages.Created(contactId, externalUserId, liveCode, at);
                yield news(key, envelope(raised, index, "scrm.contact.created.v1", at, data));
            }
            case ContactFollowed(var staffId, var liveCode, var at) -> {
                var data = new ContactMessages.Followed(contactId, staffId, liveCode, at);
                yield news(key, envelope(raised, index, "scrm.contact.followed.v1", at, data));
            }
            case ContactUnfollowed unfollowed -> {
                var data = ContactMessages.Unfollowed.of(contactId, unfollowed);
                yield news(key, envelope(raised, index, "scrm.contact.unfollowed.v1", unfollowed.at(), data));
            }
            case ProfileChanged(var name, var at) -> {
                var data = new ContactMessages.ProfileChanged(contactId, name, at);
                yield news(key, envelope(raised, index, "scrm.contact.profile-changed.v1", at, data));
            }
            case ContactTagged(var tag) -> {
                var data = ContactMessages.Tagged.of(contactId, tag);
                yield news(key, envelope(raised, index, "scrm.contact.tagged.v1", tag.at(), data));
            }
            case ContactUntagged(var tagId, var staffId, var end) -> {
                var data = new ContactMessages.Untagged(contactId, staffId, tagId, end.because(), end.at());
                yield news(key, envelope(raised, index, "scrm.contact.untagged.v1", end.at(), data));
            }
            case SnapshotTaken(var snapshot) -> {
                var data = ContactMessages.ProfileSnapshot.of(contactId, snapshot);
                var envelope = envelope(raised, index, "scrm.contact.profile-snapshot.v1", raised.at(), data);
                yield new OutboxMessage(Topics.CONTACT_PROFILES, key, envelope);
            }
            case SnapshotForgotten() -> {
                var envelope = raised.event(
                        index, SOURCE, EventType.of("scrm.contact.profile-snapshot.v1"), raised.at(), NOTHING);
                yield new OutboxMessage(Topics.CONTACT_PROFILES, key, envelope);
            }
            case ContactErased(var erased) -> {
                var data = new ContactMessages.ContactErased(contactId, erased.erasureId(), erased.at());
                yield news(key, envelope(raised, index, "scrm.contact.erased.v1", erased.at(), data));
            }
            case ContactIdentified(var identity) -> {
                var data = ContactMessages.Identified.of(contactId, identity);
                yield news(key, envelope(raised, index, "scrm.contact.identified.v1", identity.at(), data));
            }
            case ContactMerged(var link) -> {
                var data = ContactMessages.Merged.of(contactId, link);
                yield news(
                        key,
                        envelope(
                                raised,
                                index,
                                "scrm.contact.merged.v1",
                                link.merge().at(),
                                data));
            }
            case ContactUnmerged unmerged -> {
                var data = ContactMessages.Unmerged.of(contactId, unmerged);
                yield news(key, envelope(raised, index, "scrm.contact.unmerged.v1", unmerged.at(), data));
            }
            case StageChanged changed -> {
                var data = ContactMessages.StageChanged.of(contactId, changed);
                var at = changed.change().at();
                yield news(key, envelope(raised, index, "scrm.contact.stage-changed.v1", at, data));
            }
            case ConsentChanged(var statement) -> {
                var data = ContactMessages.ConsentChanged.of(contactId, statement);
                yield news(key, envelope(raised, index, "scrm.contact.consent-changed.v1", statement.at(), data));
            }
            case MembershipChanged(var membership) -> {
                var data = ContactMessages.MembershipChanged.of(contactId, membership);
                yield news(key, envelope(raised, index, "scrm.contact.membership-changed.v1", membership.at(), data));
            }
            case SettlingWanted(var survivorId) -> {
                var data = new ContactMessages.SettleMerge(survivorId, contactId);
                var envelope = asking(raised, index, "settle-merge", data);
                yield new OutboxMessage(Topics.CONTACT_COMMANDS, Ids.contactKey(raised.corpId(), survivorId), envelope);
            }
            case GroupsWanted() -> {
                var envelope = asking(raised, index, "see-groups", new ContactMessages.SeeGroups(contactId));
                yield new OutboxMessage(Topics.CONTACT_COMMANDS, key, envelope);
            }
            case ProfileWanted(var externalUserId) -> {
                var data = ContactMessages.FetchContact.atOnce(contactId, externalUserId);
                yield command(key, raised, "fetch-contact", data);
            }
            case TagsWanted wanted -> marking(contact, raised, wanted);
        };
    }

    private static EventEnvelope envelope(Raised raised, int index, String type, Instant at, Record data) {
        return raised.event(index, SOURCE, EventType.of(type), at, EventData.write(data));
    }

    /** Each change of the contact asks once more, whatever caused it. */
    private static EventEnvelope asking(Raised raised, int index, String what, Record data) {
        var change = Long.toString(raised.firstSequence() + index);
        var id = Ids.derived(what, raised.corpId(), raised.aggregateId(), change);
        return raised.commandNamed(id, SOURCE, EventType.of("scrm.contact." + what + ".v1"), EventData.write(data));
    }

    /** Of the contact that WeCom knows, which was perhaps merged into this one; the outcome is known by the command's id. */
    private static OutboxMessage marking(Contact contact, Raised raised, TagsWanted wanted) {
        var own = contact.facts().external();
        var contactId = own != null && own.externalUserId().equals(wanted.externalUserId())
                ? raised.aggregateId()
                : Ids.contact(raised.corpId(), wanted.externalUserId());
        var data = new ContactMessages.MarkTags(
                contactId, wanted.externalUserId(), wanted.staffId(), wanted.add(), wanted.remove());
        var type = EventType.of("scrm.wecom.mark-tags.v1");
        return new OutboxMessage(
                Topics.WECOM_COMMANDS,
                Ids.contactKey(raised.corpId(), contactId),
                raised.commandNamed(wanted.mark(), SOURCE, type, EventData.write(data)));
    }

    private static OutboxMessage news(String key, EventEnvelope envelope) {
        return new OutboxMessage(Topics.CONTACT_EVENTS, key, envelope);
    }

    /** One cause asks for one thing once: what is asked for makes the command's id. */
    private static OutboxMessage command(String key, Raised raised, String what, Record data) {
        var type = EventType.of("scrm.wecom." + what + ".v1");
        return new OutboxMessage(Topics.WECOM_COMMANDS, key, raised.command(what, SOURCE, type, EventData.write(data)));
    }
}
