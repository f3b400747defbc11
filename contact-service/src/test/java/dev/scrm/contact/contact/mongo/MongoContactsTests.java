package dev.scrm.contact.contact.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.ContactsContract;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoContactsTests extends ContactsContract {
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
    private static final IdentityKey EMAIL = new IdentityKey(IdentityType.EMAIL, "", "chen@example.com");
    private static final ContactId CHEN = IDS.firstContact(CORP, PHONE);
    private static final ContactId MEI = IDS.firstContact(CORP, EMAIL);

    private final MutableClock clock = MutableClock.at(MORNING);
    private final RelayThatCrashed relay = new RelayThatCrashed();
    private MongoDatabase database;
    private MongoContacts contacts;

    @BeforeEach
    void open() {
        database = TestMongo.freshDatabase("contacts");
        contacts = new MongoContacts(database, new NamesOnly(), relay, TestSeals.IDENTITIES, clock);
        contacts.createIndexes();
    }

    @Override
    protected Contacts contacts() {
        return contacts;
    }

    @Override
    protected List<String> waiting() {
        return swept().stream()
                .flatMap(outbox -> outbox.messages().stream())
                .map(waiting -> new String(waiting.message().envelope().data(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void numbersTheEventsOfAContactWithoutGapsAcrossWrites() {
        contacts.apply(learned(0, List.of(scan(LIN, MORNING, GOLD))));
        contacts.apply(learned(1, List.of(profile("王芳", at(1)), leaving(LIN, at(2)))));

        assertThat(swept().getFirst().messages())
                .extracting(waiting -> waiting.message().envelope().sequence())
                .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
    }

    @Test
    void forgetsWhatWasPublishedAndKeepsTheRest() {
        contacts.apply(learned(0, List.of(scan(LIN, MORNING))));
        var outbox = swept().getFirst();

        relay.source.clear(Map.of(outbox.documentId(), outbox.messages().get(1).number()));

        assertThat(waiting()).containsExactly("ContactFollowed", "GroupsWanted", "SnapshotTaken");
    }

    @Test
    void opensAsOftenAsItLikes() {
        contacts.apply(learned(0, List.of(scan(LIN, MORNING))));

        var again = new MongoContacts(database, new NamesOnly(), new RelayThatCrashed(), TestSeals.IDENTITIES, clock);

        assertThat(again.find(ID)).isPresent();
    }

    @Test
    void hasAnIndexForEachQuery() {
        assertThat(TestMongo.indexes(database, "contacts"))
                .contains(
                        "corp,state.followers,id",
                        "corp,state.tagIds,id",
                        "corp,state.liveCodes,id",
                        "corp,state.chatIds,id",
                        "corp,state.searchPieces,id",
                        "corp,state.merge.survivorId",
                        "corp,id,state.merge.survivorId",
                        "corp,id,state.facts.erased.at",
                        "state.unsettled,_id");
    }

    @Test
    void keepsItsDocumentsUnderTheCorpAndTheId() {
        contacts.apply(learned(0, List.of(scan(LIN, MORNING))));

        assertThat(database.getCollection("contacts").find().first())
                .containsEntry("_id", CORP + ":" + ID.value())
                .containsEntry("corp", CORP);
    }

    @Test
    void keepsPhoneNumbersAndAddressesSealed() {
        have(CHEN, PHONE, EMAIL);

        assertThat(database.getCollection("contacts").find().first().toJson())
                .contains("PHONE", "EMAIL")
                .doesNotContain("13800000001", "chen@example.com");
        assertThat(contacts.find(CHEN).orElseThrow())
                .returns(PHONE, Contact::birth)
                .satisfies(chen -> assertThat(chen.facts().identities())
                        .extracting(Identity::key)
                        .containsExactlyInAnyOrder(PHONE, EMAIL));
    }

    /** Whoever may write to the store and has no key gives nobody another one's number. */
    @Test
    void opensNothingThatWasMovedToAnotherContact() {
        have(CHEN, PHONE);
        have(MEI, EMAIL, PHONE);
        var documents = database.getCollection("contacts");
        var identities = documents
                .find(eq("id", CHEN.value()))
                .first()
                .getEmbedded(List.of("state", "facts", "identities"), List.class);

        documents.updateOne(eq("id", MEI.value()), set("state.facts.identities", identities));

        assertThatIllegalStateException()
                .isThrownBy(() -> contacts.find(MEI))
                .withMessageContaining("contacts:" + CORP + ":" + MEI.value())
                .withMessageNotContaining("13800000001");
        assertThat(contacts.find(CHEN)).isPresent();
    }

    @Test
    void takesNothingInClearForSealed() {
        have(CHEN, PHONE);

        database.getCollection("contacts").updateOne(eq("id", CHEN.value()), set("state.birth.value", PHONE.value()));

        assertThatIllegalStateException().isThrownBy(() -> contacts.find(CHEN)).withMessageContaining("in clear");
    }

    private void have(ContactId id, IdentityKey... keys) {
        contacts.apply(Stream.of(keys)
                .map(key -> new LearnedFact(
                        id, new ContactFact.Identified(new Identity(key, true, "shop", MORNING)), null, null))
                .toList());
    }

    private List<PendingOutbox> swept() {
        return relay.source.claim(clock.instant().plus(Duration.ofMinutes(1)), 100);
    }

    /** The process ended between the save and the publication: nothing offered ever goes out. */
    private static final class RelayThatCrashed implements OutboxRelay {
        private OutboxSource source;

        @Override
        public void register(OutboxSource registered) {
            source = registered;
        }

        @Override
        public void offer(OutboxSource from, List<PendingOutbox> outboxes) {
            // Lost with the process.
        }
    }

    /** Messages that hold no more than the event's name; the real ones have tests of their own. */
    private static final class NamesOnly implements EventWire<Contact, ContactEvent> {
        @Override
        public List<OutboxMessage> messages(Contact state, List<ContactEvent> events, Raised raised) {
            return IntStream.range(0, events.size())
                    .mapToObj(i -> message(i, events.get(i), raised))
                    .toList();
        }

        private static OutboxMessage message(int index, ContactEvent event, Raised raised) {
            var name = event.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8);
            var type = EventType.of("scrm.contact.test.v1");
            return new OutboxMessage("test", "key", raised.event(index, "/test", type, raised.at(), name));
        }
    }
}
