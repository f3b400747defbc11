package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Group chats somebody was in, or went out of: the others stay, and so does whoever came back as somebody new. */
final class GroupTraces {
    private final MongoCollection<Document> groups;

    GroupTraces(MongoDatabase database) {
        this.groups = database.getCollection("group-chats").withWriteConcern(WriteConcern.MAJORITY);
    }

    StoreReport report(Pass pass, Whom whom) {
        long gone = 0;
        for (var found : groups.find(and(eq("corp", whom.corpId()), eq("state.contactIds", whom.contactId())))) {
            gone += over(pass, whom, found);
        }
        return new StoreReport("group-chats", gone, 0, null);
    }

    /** Whoever decides on the group at this moment finds that it is another, and decides anew. */
    private long over(Pass pass, Whom whom, Document found) {
        for (var group = found;
                group != null;
                group = groups.find(eq("_id", found.get("_id"))).first()) {
            var state = group.get("state", Document.class);
            var members = state.getList("members", Document.class);
            var departures = state.getList("departures", Document.class);
            var staying = others(whom, members, "joinedAt");
            var departed = others(whom, departures, "at");
            int gone = members.size() - staying.size() + departures.size() - departed.size();
            if (gone == 0 || pass == Pass.COUNT) {
                return gone;
            }
            var without = combine(
                    set("state.members", staying),
                    set("state.departures", departed),
                    set("state.contactIds", contactIds(staying, departed)),
                    inc("version", 1L));
            var asSeen = and(eq("_id", group.get("_id")), eq("version", group.get("version")));
            if (groups.updateOne(asSeen, without).getModifiedCount() > 0) {
                return gone;
            }
        }
        return 0;
    }

    private static List<Document> others(Whom whom, List<Document> named, String dated) {
        return named.stream()
                .filter(one -> !whom.contactId().equals(one.getString("contactId")) || isLater(whom, one, dated))
                .toList();
    }

    /** What nobody dated was before. */
    private static boolean isLater(Whom whom, Document one, String dated) {
        var at = one.getDate(dated);
        return at != null && at.toInstant().isAfter(whom.erasedAt());
    }

    private static List<String> contactIds(List<Document> members, List<Document> departures) {
        return Stream.concat(members.stream(), departures.stream())
                .flatMap(one -> Stream.ofNullable(one.getString("contactId")))
                .distinct()
                .toList();
    }
}
