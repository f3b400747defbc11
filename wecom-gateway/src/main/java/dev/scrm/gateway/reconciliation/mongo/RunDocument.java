package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import dev.scrm.gateway.reconciliation.DifferenceCounts;
import dev.scrm.gateway.reconciliation.Hindrance;
import dev.scrm.gateway.reconciliation.PartProgress;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.Run;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A run as MongoDB keeps it. */
final class RunDocument {
    private RunDocument() {}

    static Document write(Run run) {
        return new Document("_id", run.id())
                .append("corp", run.corpId())
                .append("requestedBy", run.request().by())
                .append("everything", run.request().everything())
                .append("acceptsVanished", run.request().acceptsVanished())
                .append("status", run.status().name())
                .append("parts", run.parts().stream().map(RunDocument::part).toList())
                .append("position", position(run.position()))
                .append("failures", run.failures())
                .append("requestedAt", Date.from(run.request().at()));
    }

    /** What a step changes. */
    static Bson changes(Run run) {
        return combine(
                set("status", run.status().name()),
                set("parts", run.parts().stream().map(RunDocument::part).toList()),
                set("position", position(run.position())),
                set("failures", run.failures()),
                set(
                        "hindrance",
                        run.hindrance() == null ? null : run.hindrance().name()),
                set("settledAt", Stored.date(run.settledAt())),
                set("finishedAt", Stored.date(run.finishedAt())));
    }

    static Run read(Document document) {
        var hindrance = document.getString("hindrance");
        return new Run(
                new Run.Request(
                        document.getString("_id"),
                        document.getString("corp"),
                        document.getString("requestedBy"),
                        document.getBoolean("everything", false),
                        document.getBoolean("acceptsVanished", false),
                        document.getDate("requestedAt").toInstant()),
                Run.Status.valueOf(document.getString("status")),
                document.getList("parts", Document.class).stream()
                        .map(RunDocument::part)
                        .toList(),
                position(document.get("position", Document.class)),
                document.getInteger("failures", 0),
                hindrance == null ? null : Hindrance.valueOf(hindrance),
                Stored.time(document, "settledAt"),
                Stored.time(document, "finishedAt"));
    }

    private static Document position(Position position) {
        return new Document("after", position.after())
                .append("chunk", position.chunk())
                .append("cursor", position.cursor());
    }

    private static Position position(Document document) {
        return new Position(
                document.getString("after"),
                document.getList("chunk", String.class, List.of()),
                document.getString("cursor"));
    }

    private static Document part(PartProgress part) {
        var counts = part.counts();
        return new Document("part", part.part().word())
                .append("state", part.state().name())
                .append("read", part.read())
                .append("published", part.published())
                .append("unreadable", part.unreadable())
                .append("since", Stored.date(part.since()))
                .append("startedAt", Stored.date(part.startedAt()))
                .append("finishedAt", Stored.date(part.finishedAt()))
                .append("errorCode", part.errorCode())
                .append("customerContactOnly", part.customerContactOnly())
                .append("appeared", counts.appeared())
                .append("changed", counts.changed())
                .append("changedSilently", counts.changedSilently())
                .append("vanished", counts.vanished())
                .append("missed", counts.missed());
    }

    private static PartProgress part(Document document) {
        return new PartProgress(
                Stored.part(document),
                PartProgress.State.valueOf(document.getString("state")),
                document.getLong("read"),
                document.getLong("published"),
                document.getLong("unreadable"),
                Stored.time(document, "since"),
                Stored.time(document, "startedAt"),
                Stored.time(document, "finishedAt"),
                document.getInteger("errorCode", 0),
                document.getBoolean("customerContactOnly", false),
                new DifferenceCounts(
                        document.getLong("appeared"),
                        document.getLong("changed"),
                        document.getLong("changedSilently"),
                        document.getLong("vanished"),
                        document.getLong("missed")));
    }
}
