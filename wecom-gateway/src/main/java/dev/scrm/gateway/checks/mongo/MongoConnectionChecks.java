package dev.scrm.gateway.checks.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.checks.CheckItem;
import dev.scrm.gateway.checks.ConnectionCheck;
import dev.scrm.gateway.checks.ConnectionChecks;
import dev.scrm.gateway.checks.Finding;
import dev.scrm.gateway.checks.Verdict;
import dev.scrm.platform.mongo.AlreadyThere;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A document a corp, with the last check inside. */
final class MongoConnectionChecks implements ConnectionChecks {
    private final MongoCollection<Document> checks;

    MongoConnectionChecks(MongoDatabase database) {
        this.checks = database.getCollection("connection-checks");
    }

    @Override
    public boolean begin(String corpId, Instant now, Duration pause) {
        var isTime = and(eq("_id", corpId), lte("begunAt", Date.from(now.minus(pause))));
        return AlreadyThere.upsertUnless(checks, isTime, set("begunAt", Date.from(now)));
    }

    @Override
    public void save(ConnectionCheck check) {
        var last = new Document("startedAt", Date.from(check.startedAt()))
                .append("finishedAt", Date.from(check.finishedAt()))
                .append(
                        "findings",
                        check.findings().stream()
                                .map(MongoConnectionChecks::write)
                                .toList());
        checks.updateOne(eq("_id", check.corpId()), set("last", last), new UpdateOptions().upsert(true));
    }

    @Override
    public Optional<ConnectionCheck> find(String corpId) {
        return Optional.ofNullable(checks.find(eq("_id", corpId)).first())
                .map(document -> document.get("last", Document.class))
                .map(last -> new ConnectionCheck(
                        corpId,
                        last.getDate("startedAt").toInstant(),
                        last.getDate("finishedAt").toInstant(),
                        last.getList("findings", Document.class).stream()
                                .map(MongoConnectionChecks::read)
                                .toList()));
    }

    private static Document write(Finding finding) {
        return new Document("agentId", finding.agentId())
                .append("item", finding.item().name())
                .append("verdict", finding.verdict().name())
                .append("code", finding.code())
                .append("problem", finding.problem())
                .append("where", finding.where());
    }

    private static Finding read(Document finding) {
        return new Finding(
                finding.getString("agentId"),
                CheckItem.valueOf(finding.getString("item")),
                Verdict.valueOf(finding.getString("verdict")),
                finding.getInteger("code"),
                finding.getString("problem"),
                finding.getString("where"));
    }
}
