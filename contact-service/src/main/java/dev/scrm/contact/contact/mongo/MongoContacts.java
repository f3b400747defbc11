package dev.scrm.contact.contact.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactFilter;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactPage;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.contact.MergeToSettle;
import dev.scrm.contact.contact.TagsDue;
import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.Change;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contacts, one document each. */
@Component
class MongoContacts implements Contacts, Indexed {
    private static final String FOLLOWERS = "state.followers";
    private static final String TAGS = "state.tagIds";
    private static final String LIVE_CODES = "state.liveCodes";
    private static final String GROUPS = "state.chatIds";
    private static final String PIECES = "state.searchPieces";
    private static final String TAGS_DUE_AT = "state.tagsDueAt";
    private static final String SEEN_AS = "state.merge";
    private static final String WITHDRAWN = "state.withdrawn";
    private static final String ERASED_AT = "state.facts.erased.at";
    private static final String SURVIVOR = "state.merge.survivorId";
    private static final String UNSETTLED = "state.unsettled";
    private static final String TO_LOOK = "state.settlement.unsettled.survivorId";
    private static final String GIVEN_BACK = "state.settlement.givenBack.contactId";

    /** Those of whom lists tell: nearly all. */
    private static final Bson LISTED = and(eq(SEEN_AS, null), eq(WITHDRAWN, null));

    private final AggregateCollection<Contact, ContactEvent> contacts;

    MongoContacts(
            MongoDatabase database,
            EventWire<Contact, ContactEvent> wire,
            OutboxRelay relay,
            IdentitySeal seal,
            Clock clock) {
        var mapping = new AggregateMapping<Contact, ContactEvent, ContactDocument>(
                ContactDocument.class,
                contact -> ContactDocument.of(contact, seal),
                document -> document.contact(seal),
                wire);
        this.contacts = AggregateCollection.of(database, "contacts", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        contacts.createIndexes();
        // A page is a walk along one of these, in the order of ids.
        for (var field : List.of(FOLLOWERS, TAGS, LIVE_CODES, GROUPS, PIECES)) {
            contacts.documents().createIndex(ascending("corp", field, "id"));
        }
        // Most are seen as nobody else, and were never erased.
        for (var keys : List.of(ascending("corp", SURVIVOR), ascending("corp", "id", SURVIVOR))) {
            contacts.documents()
                    .createIndex(keys, new IndexOptions().partialFilterExpression(type(SURVIVOR, BsonType.STRING)));
        }
        contacts.documents()
                .createIndex(
                        ascending("corp", "id", ERASED_AT),
                        new IndexOptions().partialFilterExpression(type(ERASED_AT, BsonType.DATE_TIME)));
        // Few have ever been parted from one.
        contacts.documents()
                .createIndex(
                        ascending("corp", GIVEN_BACK),
                        new IndexOptions().partialFilterExpression(type(GIVEN_BACK, BsonType.STRING)));
        // Most have no tag that expires: only those that have stand in it.
        contacts.documents()
                .createIndex(
                        ascending(TAGS_DUE_AT, "_id"),
                        new IndexOptions().partialFilterExpression(type(TAGS_DUE_AT, BsonType.DATE_TIME)));
        // Nearly all are settled, or never were merged.
        for (var keys : List.of(ascending(UNSETTLED, "_id"), ascending("corp", UNSETTLED))) {
            contacts.documents().createIndex(keys, new IndexOptions().partialFilterExpression(eq(UNSETTLED, true)));
        }
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return contacts.find(id.corpId(), id.value());
    }

    @Override
    public Optional<VersionedContact> findVersioned(ContactId id) {
        return contacts.findVersioned(id.corpId(), id.value()).map(MongoContacts::seen);
    }

    @Override
    public List<Refusal> apply(List<LearnedFact> facts) {
        return contacts.applyAll(facts.stream().map(MongoContacts::change).toList());
    }

    @Override
    public Map<ContactId, Contact> findAll(String corpId, Collection<String> contactIds) {
        Map<ContactId, Contact> found = new HashMap<>();
        contacts.findAll(corpId, contactIds).forEach((id, contact) -> found.put(new ContactId(corpId, id), contact));
        return found;
    }

    @Override
    public Map<String, String> seenAs(String corpId, Collection<String> contactIds) {
        Map<String, String> seenAs = new HashMap<>();
        Map<String, String> unsettled = new HashMap<>();
        contactIds.forEach(id -> unsettled.put(id, id));
        // Each merge leads to a contact of a better birth or a lower id, so that every way ends.
        while (!unsettled.isEmpty()) {
            var survivors = survivors(corpId, Set.copyOf(unsettled.values()));
            for (var way : List.copyOf(unsettled.entrySet())) {
                var survivor = survivors.get(way.getValue());
                if (survivor == null) {
                    unsettled.remove(way.getKey());
                } else if (survivor.equals(way.getValue())) {
                    unsettled.remove(way.getKey());
                    seenAs.put(way.getKey(), survivor);
                } else {
                    unsettled.put(way.getKey(), survivor);
                }
            }
        }
        return seenAs;
    }

    /** Of those that exist: the next one on the way to that they are seen as, or themselves. */
    private Map<String, String> survivors(String corpId, Collection<String> contactIds) {
        Map<String, String> survivors = new HashMap<>();
        var documentIds = documentIds(corpId, contactIds);
        for (var document : contacts.documents()
                .find(in("_id", documentIds))
                .projection(include("id", SURVIVOR, ERASED_AT, WITHDRAWN))) {
            var id = document.getString("id").getValue();
            if (isErased(document)) {
                continue;
            }
            var merge = document.getDocument("state", new BsonDocument()).get("merge");
            survivors.put(
                    id,
                    merge instanceof BsonDocument merged
                            ? merged.getString("survivorId").getValue()
                            : id);
        }
        return survivors;
    }

    @Override
    public Map<String, String> seenAsOfKnown(String corpId, Collection<String> contactIds) {
        Map<String, String> seenAs = new HashMap<>();
        contactIds.forEach(id -> seenAs.put(id, id));
        // Each merge leads to a contact of a better birth or a lower id, so that every way ends.
        var open = Set.copyOf(contactIds);
        while (!open.isEmpty()) {
            var next = nextOfMerged(corpId, open);
            seenAs.replaceAll((_, way) -> next.getOrDefault(way, way));
            open = Set.copyOf(next.values());
        }
        var erased = erasedNow(corpId, Set.copyOf(seenAs.values()));
        seenAs.values().removeAll(erased);
        return seenAs;
    }

    /** Of those that were merged: the next one on the way to that they are seen as. */
    private Map<String, String> nextOfMerged(String corpId, Collection<String> contactIds) {
        Map<String, String> next = new HashMap<>();
        for (var document : contacts.documents()
                .find(and(eq("corp", corpId), in("id", contactIds), type(SURVIVOR, BsonType.STRING)))
                .projection(include("id", SURVIVOR))) {
            next.put(
                    document.getString("id").getValue(),
                    document.getDocument("state")
                            .getDocument("merge")
                            .getString("survivorId")
                            .getValue());
        }
        return next;
    }

    private Set<String> erasedNow(String corpId, Collection<String> contactIds) {
        Set<String> erased = new TreeSet<>();
        for (var document : markedErased(corpId, contactIds).projection(include("id", ERASED_AT, WITHDRAWN))) {
            if (isErased(document)) {
                erased.add(document.getString("id").getValue());
            }
        }
        return erased;
    }

    /** Those that bear the mark; found by an index of these alone. */
    private FindIterable<BsonDocument> markedErased(String corpId, Collection<String> contactIds) {
        return contacts.documents()
                .find(and(eq("corp", corpId), in("id", contactIds), type(ERASED_AT, BsonType.DATE_TIME)));
    }

    /** One who is known again bears the mark still, and is somebody. */
    private static boolean isErased(BsonDocument document) {
        var state = document.getDocument("state", new BsonDocument());
        return state.get("withdrawn") instanceof BsonBoolean withdrawn
                && withdrawn.getValue()
                && erasedAt(document).isPresent();
    }

    private static Optional<Instant> erasedAt(BsonDocument document) {
        return document.getDocument("state", new BsonDocument())
                                .getDocument("facts", new BsonDocument())
                                .get("erased")
                        instanceof BsonDocument erased
                ? Optional.of(Instant.ofEpochMilli(erased.getDateTime("at").getValue()))
                : Optional.empty();
    }

    @Override
    public Set<String> mergedInto(String corpId, Collection<String> contactIds) {
        Set<String> merged = new TreeSet<>();
        for (var document : contacts.documents()
                .find(and(eq("corp", corpId), type(SURVIVOR, BsonType.STRING), in(SURVIVOR, contactIds)))
                .projection(include("id"))) {
            merged.add(document.getString("id").getValue());
        }
        return merged;
    }

    @Override
    public Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
        Map<String, Instant> erased = new HashMap<>();
        for (var document : markedErased(corpId, contactIds).projection(include("id", ERASED_AT))) {
            erasedAt(document)
                    .ifPresent(at -> erased.put(document.getString("id").getValue(), at));
        }
        return erased;
    }

    @Override
    public boolean haveUnpublished(String corpId, Collection<String> contactIds) {
        var waiting = and(in("_id", documentIds(corpId, contactIds)), not(size("outbox", 0)));
        return contacts.documents().find(waiting).projection(include("_id")).first() != null;
    }

    private static List<String> documentIds(String corpId, Collection<String> contactIds) {
        return contactIds.stream().map(id -> corpId + ":" + id).toList();
    }

    @Override
    public Contact update(ContactId id, Function<Contact, Decision<Contact, ContactEvent>> decide) {
        return contacts.update(id.corpId(), id.value(), known -> decide.apply(existing(known, id)));
    }

    @Override
    public VersionedContact updateVersioned(
            ContactId id, Function<VersionedContact, Decision<Contact, ContactEvent>> decide) {
        return seen(contacts.updateVersioned(id.corpId(), id.value(), stored -> {
            if (stored == null) {
                throw ContactRefused.unknown(id);
            }
            return decide.apply(seen(stored));
        }));
    }

    private static VersionedContact seen(Versioned<Contact> stored) {
        return new VersionedContact(stored.state(), stored.version());
    }

    /** The others are read before the contacts are: what is written is never older than what asked for it. */
    @Override
    public List<MergeToSettle> settle(List<MergeToSettle> merges) {
        var others = all(merges, MergeToSettle::merged);
        contacts.applyAll(merges.stream()
                .flatMap(merge -> Stream.ofNullable(others.get(mergedId(merge))).map(other -> settling(merge, other)))
                .toList());
        return noteSeen(
                merges.stream()
                        .filter(merge -> Optional.ofNullable(others.get(mergedId(merge)))
                                .filter(other -> !other.settlement().unsettled().isEmpty())
                                .isPresent())
                        .toList(),
                others);
    }

    /** After the contacts that looked were written; should nobody come so far, they look once more and see nothing new. */
    private List<MergeToSettle> noteSeen(List<MergeToSettle> merges, Map<ContactId, Contact> others) {
        var survivors = all(merges, merge -> merge.contact().value());
        contacts.applyAll(merges.stream()
                .flatMap(merge -> Stream.ofNullable(survivors.get(merge.contact()))
                        .map(survivor -> noting(merge, survivor.seenOf(merge.merged()))))
                .toList());
        return merges.stream()
                .filter(merge -> merge.isLeft(others.get(mergedId(merge)), survivors.get(merge.contact())))
                .toList();
    }

    private Map<ContactId, Contact> all(List<MergeToSettle> merges, Function<MergeToSettle, String> which) {
        Map<ContactId, Contact> found = new HashMap<>();
        merges.stream()
                .collect(groupingBy(merge -> merge.contact().corpId(), mapping(which, toSet())))
                .forEach((corpId, ids) -> found.putAll(findAll(corpId, ids)));
        return found;
    }

    private static ContactId mergedId(MergeToSettle merge) {
        return new ContactId(merge.contact().corpId(), merge.merged());
    }

    /** Without the position of what asks for it: the revision says what was seen before. */
    private static Change<Contact, ContactEvent> settling(MergeToSettle merge, Contact other) {
        var id = merge.contact();
        return new Change<>(
                id.corpId(),
                id.value(),
                null,
                merge.cause(),
                known -> existing(known, id).settle(other));
    }

    private static Change<Contact, ContactEvent> noting(MergeToSettle merge, long seen) {
        var id = mergedId(merge);
        var survivor = merge.contact().value();
        return new Change<>(
                id.corpId(),
                id.value(),
                null,
                merge.cause(),
                known -> existing(known, id).settledBy(survivor, seen));
    }

    private static Contact existing(@Nullable Contact known, ContactId id) {
        if (known == null) {
            throw ContactRefused.unknown(id);
        }
        return known;
    }

    @Override
    public Set<String> gaveBack(String corpId, Collection<String> contactIds) {
        Set<String> survivors = new TreeSet<>();
        for (var document : contacts.documents()
                .find(and(eq("corp", corpId), type(GIVEN_BACK, BsonType.STRING), in(GIVEN_BACK, contactIds)))
                .projection(include("id"))) {
            survivors.add(document.getString("id").getValue());
        }
        return survivors;
    }

    /** Those at which somebody has to look are few, and have an index. */
    @Override
    public boolean haveToLook(String corpId, Collection<String> contactIds) {
        return contacts.documents()
                        .find(and(eq("corp", corpId), eq(UNSETTLED, true), in(TO_LOOK, contactIds)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    @Override
    public List<ContactId> findUnsettled(int limit, @Nullable ContactId after) {
        var wanted = eq(UNSETTLED, true);
        var from = after == null ? wanted : and(wanted, gt("_id", after.corpId() + ":" + after.value()));
        // By the whole index: for the order of ids alone a store may walk all contacts to find none.
        return ids(contacts.documents()
                .find(from)
                .sort(ascending(UNSETTLED, "_id"))
                .limit(limit));
    }

    private static List<ContactId> ids(FindIterable<BsonDocument> found) {
        List<ContactId> ids = new ArrayList<>();
        for (var document : found.projection(include("corp", "id"))) {
            ids.add(id(document));
        }
        return ids;
    }

    private static ContactId id(BsonDocument document) {
        return new ContactId(
                document.getString("corp").getValue(), document.getString("id").getValue());
    }

    @Override
    public Map<String, Refusal> decideAll(String corpId, Map<String, DecideOnContact> decisions) {
        List<Change<Contact, ContactEvent>> changes = new ArrayList<>(decisions.size());
        Map<String, Refusal> refused = new HashMap<>();
        decisions.forEach((id, decision) -> changes.add(new Change<>(corpId, id, null, null, known -> {
            // What was refused while another writer was faster may be taken now.
            refused.remove(id);
            try {
                return decision.decide(known);
            } catch (Refusal refusal) {
                refused.put(id, refusal);
                throw refusal;
            }
        })));
        contacts.applyAll(changes);
        return Map.copyOf(refused);
    }

    @Override
    public List<TagsDue> findTagsDue(Instant now, int limit, @Nullable TagsDue after) {
        var wanted = and(type(TAGS_DUE_AT, BsonType.DATE_TIME), lte(TAGS_DUE_AT, now));
        return contacts.documents()
                .find(after == null ? wanted : and(wanted, behind(after)))
                .sort(ascending(TAGS_DUE_AT, "_id"))
                .limit(limit)
                .projection(include("corp", "id", TAGS_DUE_AT))
                .map(document -> new TagsDue(
                        id(document),
                        Instant.ofEpochMilli(document.getDocument("state")
                                .getDateTime("tagsDueAt")
                                .getValue())))
                .into(new ArrayList<>());
    }

    private static Bson behind(TagsDue last) {
        var id = last.contact();
        return or(
                gt(TAGS_DUE_AT, last.at()), and(eq(TAGS_DUE_AT, last.at()), gt("_id", id.corpId() + ":" + id.value())));
    }

    @Override
    public ContactPage page(ContactFilter filter, int limit, @Nullable String cursor) {
        var wanted = wanted(filter);
        var slice = wanted.isEmpty()
                ? contacts.page(filter.corpId(), LISTED, limit, cursor)
                : contacts.pageAlong(filter.corpId(), and(and(wanted), LISTED), limit, cursor);
        return new ContactPage(slice.items(), slice.next());
    }

    private static Change<Contact, ContactEvent> change(LearnedFact learned) {
        var id = learned.contact();
        return new Change<>(
                id.corpId(),
                id.value(),
                learned.position(),
                learned.cause(),
                known -> Contact.decide(known, id, learned.fact()));
    }

    /** One is asked for by itself: then the index has the contacts in the order of the list. */
    private static Bson followedByOne(Set<String> staffIds) {
        return staffIds.size() == 1 ? eq(FOLLOWERS, staffIds.iterator().next()) : in(FOLLOWERS, staffIds);
    }

    /** Each has an index. */
    private static List<Bson> wanted(ContactFilter filter) {
        List<Bson> wanted = new ArrayList<>();
        Optional.ofNullable(filter.seenBy()).ifPresent(staffIds -> wanted.add(followedByOne(staffIds)));
        Optional.ofNullable(filter.followedBy()).ifPresent(staffId -> wanted.add(eq(FOLLOWERS, staffId)));
        Optional.ofNullable(filter.tagId()).ifPresent(tagId -> wanted.add(eq(TAGS, tagId)));
        Optional.ofNullable(filter.liveCode()).ifPresent(code -> wanted.add(eq(LIVE_CODES, code)));
        Optional.ofNullable(filter.chatId()).ifPresent(chatId -> wanted.add(eq(GROUPS, chatId)));
        filter.pieces().forEach(forms -> wanted.add(in(PIECES, forms)));
        return wanted;
    }
}
