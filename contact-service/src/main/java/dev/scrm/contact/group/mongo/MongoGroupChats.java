package dev.scrm.contact.group.mongo;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.GroupEvent;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.group.GroupsOfContact;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.Change;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The group chats, one document each with all its members. */
@Component
class MongoGroupChats implements GroupChats, Indexed {
    /** Of one person: nobody is in more. */
    private static final int MOST = 500;

    private static final String CONTACTS = "state.contactIds";
    private static final String MEMBERS = "state.members";

    private final AggregateCollection<GroupChat, GroupEvent> groups;

    MongoGroupChats(MongoDatabase database, EventWire<GroupChat, GroupEvent> wire, OutboxRelay relay, Clock clock) {
        var mapping =
                new AggregateMapping<>(GroupChatDocument.class, GroupChatDocument::of, GroupChatDocument::group, wire);
        this.groups = AggregateCollection.of(database, "group-chats", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        groups.createIndexes();
        groups.documents().createIndex(ascending("corp", CONTACTS));
    }

    @Override
    public Optional<GroupChat> find(String corpId, String chatId) {
        return groups.find(corpId, chatId);
    }

    @Override
    public void apply(List<LearnedGroupFact> facts, Decide decide) {
        groups.applyAll(facts.stream()
                .map(fact -> new Change<GroupChat, GroupEvent>(
                        fact.corpId(),
                        fact.chatId(),
                        fact.position(),
                        fact.cause(),
                        known -> decide.decide(known, fact)))
                .toList());
    }

    /** The server leaves out the hundreds of others who are in there as well. */
    @Override
    public List<GroupMembership> memberships(String corpId, Collection<String> contactIds) {
        var theirs = List.of(
                match(and(eq("corp", corpId), in(CONTACTS, contactIds))),
                limit(MOST),
                project(include("id", "state.name", "state.ownerId", MEMBERS)),
                unwind("$" + MEMBERS),
                match(in(MEMBERS + ".contactId", contactIds)));
        List<GroupMembership> found = new ArrayList<>();
        for (var document : groups.documents().aggregate(theirs)) {
            found.add(membership(document));
        }
        return GroupMembership.ofPerson(found);
    }

    @Override
    public Map<String, GroupsOfContact> groupsOfEach(String corpId, Collection<String> contactIds) {
        var theirs = List.of(
                match(and(eq("corp", corpId), in(CONTACTS, contactIds))),
                project(include("id", "state.name", "state.ownerId", MEMBERS)),
                unwind("$" + MEMBERS),
                match(in(MEMBERS + ".contactId", contactIds)));
        Map<String, List<BsonDocument>> found = new HashMap<>();
        for (var document : groups.documents().aggregate(theirs)) {
            found.computeIfAbsent(contactId(document), _ -> new ArrayList<>()).add(document);
        }
        Map<String, GroupsOfContact> groupsOfEach = new HashMap<>();
        found.forEach((contactId, documents) -> groupsOfEach.put(contactId, groupsOfContact(documents)));
        return groupsOfEach;
    }

    private static GroupsOfContact groupsOfContact(List<BsonDocument> documents) {
        return new GroupsOfContact(
                documents.stream().map(MongoGroupChats::membership).toList(),
                documents.stream()
                        .filter(MongoGroupChats::isUntold)
                        .map(document -> document.getString("id").getValue())
                        .toList());
    }

    private static boolean isUntold(BsonDocument document) {
        return document.getDocument("state").getDocument("members").get("untold") instanceof BsonBoolean untold
                && untold.getValue();
    }

    @Override
    public Set<String> existing(String corpId, Collection<String> chatIds) {
        Set<String> existing = new HashSet<>();
        var documentIds = chatIds.stream().map(id -> corpId + ":" + id).toList();
        for (var document : groups.documents()
                .find(and(in("_id", documentIds), eq("state.exists", true)))
                .projection(include("id"))) {
            existing.add(document.getString("id").getValue());
        }
        return existing;
    }

    private static String contactId(BsonDocument document) {
        return document.getDocument("state")
                .getDocument("members")
                .getString("contactId")
                .getValue();
    }

    private static GroupMembership membership(BsonDocument document) {
        var group = document.getDocument("state");
        var member = group.getDocument("members");
        return new GroupMembership(
                document.getString("id").getValue(),
                text(group, "name"),
                text(group, "ownerId"),
                time(member, "joinedAt"),
                text(member, "joinScene"),
                text(member, "invitedBy"),
                text(member, "state"));
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }

    private static @Nullable Instant time(BsonDocument document, String field) {
        return document.get(field) instanceof BsonDateTime time ? Instant.ofEpochMilli(time.getValue()) : null;
    }
}
