package dev.scrm.gateway.corps.mongo;

import dev.scrm.gateway.corps.AppRegistration;
import dev.scrm.gateway.corps.CorpChange;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Editor;
import dev.scrm.gateway.corps.RobotRegistration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** Corps and the lines of their trails as documents. */
final class CorpDocument {
    /** Lines of the trail that were not copied to their own collection yet. */
    static final String PENDING = "pendingTrail";

    private final SealedCredentials credentials;
    private final SmartRobotDocument smartRobots;

    CorpDocument(SealedCredentials credentials) {
        this.credentials = credentials;
        this.smartRobots = new SmartRobotDocument(credentials);
    }

    /** @param before the corp's document so far; empty for a new one */
    Document write(CorpRegistration corp, Document before) {
        return new Document("_id", corp.corpId())
                .append("name", corp.name())
                .append("enabled", corp.enabled())
                .append("version", corp.version())
                .append("createdAt", Date.from(corp.createdAt()))
                .append("changedAt", Date.from(corp.changedAt()))
                .append(
                        "apps",
                        corp.apps().stream()
                                .map(app -> app(corp.corpId(), app, before))
                                .toList())
                .append(
                        "robots",
                        corp.robots().stream()
                                .map(robot -> robot(corp.corpId(), robot, before))
                                .toList())
                .append(
                        "smartRobots",
                        corp.smartRobots().stream()
                                .map(robot -> smartRobots.write(corp.corpId(), robot, before))
                                .toList());
    }

    CorpRegistration read(Document document) {
        var corpId = document.getString("_id");
        return new CorpRegistration(
                corpId,
                document.getString("name"),
                document.getBoolean("enabled"),
                document.getList("apps", Document.class).stream()
                        .map(app -> app(corpId, app))
                        .toList(),
                document.getList("robots", Document.class, List.of()).stream()
                        .map(robot -> robot(corpId, robot))
                        .toList(),
                document.getList("smartRobots", Document.class, List.of()).stream()
                        .map(robot -> smartRobots.read(corpId, robot))
                        .toList(),
                document.getLong("version"),
                document.getDate("createdAt").toInstant(),
                document.getDate("changedAt").toInstant());
    }

    private Document app(String corpId, AppRegistration app, Document before) {
        var sealedBefore = before.getList("apps", Document.class, List.of()).stream()
                .filter(one -> app.agentId().equals(one.getString("agentId")))
                .map(one -> one.get("credentials", Document.class))
                .findFirst()
                .orElseGet(Document::new);
        return new Document("agentId", app.agentId())
                .append("name", app.name())
                .append("enabled", app.enabled())
                .append("kfAccounts", app.serviceAccounts().stream().sorted().toList())
                .append("forContacts", app.forContacts())
                .append("trustedDomains", app.trustedDomains().stream().sorted().toList())
                .append("cardAnswers", CardAnswers.write(app.cardAnswers()))
                .append("credentials", credentials.write(corpId, app.agentId(), app.credentials(), sealedBefore));
    }

    private AppRegistration app(String corpId, Document app) {
        var agentId = app.getString("agentId");
        return new AppRegistration(
                agentId,
                app.getString("name"),
                app.getBoolean("enabled"),
                credentials.read(corpId, agentId, app.get("credentials", Document.class)),
                new HashSet<>(app.getList("kfAccounts", String.class)),
                app.getBoolean("forContacts"),
                new HashSet<>(app.getList("trustedDomains", String.class)),
                CardAnswers.read(app.getList("cardAnswers", Document.class, List.of())));
    }

    private Document robot(String corpId, RobotRegistration robot, Document before) {
        var sealedBefore = before.getList("robots", Document.class, List.of()).stream()
                .filter(one -> robot.robotId().equals(one.getString("robotId")))
                .map(one -> one.getString("key"))
                .findFirst()
                .orElse("");
        return new Document("robotId", robot.robotId())
                .append("name", robot.name())
                .append("key", credentials.writeRobotKey(corpId, robot, sealedBefore));
    }

    private RobotRegistration robot(String corpId, Document robot) {
        var robotId = robot.getString("robotId");
        return new RobotRegistration(
                robotId, robot.getString("name"), credentials.readRobotKey(corpId, robotId, robot.getString("key")));
    }

    static Document write(CorpChange change) {
        return new Document("_id", change.id())
                .append("corp", change.corpId())
                .append("agentId", change.agentId())
                .append("robotId", change.robotId())
                .append("action", change.action().name().toLowerCase(Locale.ROOT))
                .append("fields", change.fields())
                .append("editorCorp", change.editor().corpId())
                .append("subject", change.editor().subject())
                .append("user", change.editor().user())
                .append("at", Date.from(change.at()))
                .append("version", change.version());
    }

    static CorpChange readChange(Document line) {
        return new CorpChange(
                line.getString("_id"),
                line.getString("corp"),
                line.getString("agentId"),
                line.getString("robotId"),
                CorpChange.Action.valueOf(line.getString("action").toUpperCase(Locale.ROOT)),
                line.getList("fields", String.class),
                new Editor(line.getString("editorCorp"), line.getString("subject"), line.getString("user")),
                line.getDate("at").toInstant(),
                line.getLong("version"));
    }
}
