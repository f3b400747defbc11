package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.LaneQueues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** Counts the waiting lines of a corp along the index by which they are found when they are due. */
final class MongoLaneQueues implements LaneQueues {
    private final MongoCollection<Document> lines;

    MongoLaneQueues(MongoDatabase database) {
        this.lines = database.getCollection("waiting-commands");
    }

    @Override
    public Queue queue(String corpId, CallLane lane) {
        var groups = new ArrayList<Group>();
        lines.aggregate(List.of(
                        match(and(eq("lane", lane.name()), eq("corp", corpId))),
                        limit(MOST + 1),
                        project(new Document("command", 1)
                                .append("reason", 1)
                                .append("dueAt", 1)
                                .append("commands", new Document("$size", "$commands"))
                                .append("oldest", new Document("$arrayElemAt", List.of("$commands.since", 0)))),
                        group(
                                new Document("command", "$command").append("reason", "$reason"),
                                sum("lines", 1L),
                                sum("commands", "$commands"),
                                min("oldest", "$oldest"),
                                min("nextAt", "$dueAt"))))
                .forEach(document -> groups.add(read(document)));
        groups.sort(Comparator.comparing(Group::oldest));
        return new Queue(groups, groups.stream().mapToLong(Group::lines).sum() > MOST);
    }

    private static Group read(Document document) {
        var of = document.get("_id", Document.class);
        return new Group(
                of.getString("command"),
                of.getString("reason"),
                document.get("lines", Number.class).longValue(),
                document.get("commands", Number.class).longValue(),
                document.getDate("oldest").toInstant(),
                document.getDate("nextAt").toInstant());
    }
}
