package dev.scrm.gateway.corps.mongo;

import dev.scrm.gateway.corps.CardNotice;
import dev.scrm.gateway.corps.SmartRobotRegistration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** Intelligent robots as parts of their corp's document. */
final class SmartRobotDocument {
    private final SealedCredentials credentials;

    SmartRobotDocument(SealedCredentials credentials) {
        this.credentials = credentials;
    }

    /** @param corpBefore the corp's document so far; empty for a new one */
    Document write(String corpId, SmartRobotRegistration robot, Document corpBefore) {
        var sealedBefore = corpBefore.getList("smartRobots", Document.class, List.of()).stream()
                .filter(one -> robot.robotId().equals(one.getString("robotId")))
                .map(one -> one.get("credentials", Document.class))
                .findFirst()
                .orElseGet(Document::new);
        return new Document("robotId", robot.robotId())
                .append("name", robot.name())
                .append("greeting", robot.greeting())
                .append("cardAnswers", notices(robot.cardAnswers()))
                .append("credentials", credentials.writeCallbacks(corpId, robot, sealedBefore));
    }

    SmartRobotRegistration read(String corpId, Document robot) {
        var robotId = robot.getString("robotId");
        return new SmartRobotRegistration(
                robotId,
                robot.getString("name"),
                credentials.readCallbacks(corpId, robotId, robot.get("credentials", Document.class)),
                robot.getString("greeting"),
                robot.getList("cardAnswers", Document.class, List.of()).stream()
                        .collect(Collectors.toMap(
                                notice -> notice.getString("button"),
                                notice -> new CardNotice(
                                        notice.getString("title"),
                                        notice.getString("description"),
                                        notice.getString("url")))));
    }

    /** As a list: keys of buttons may hold what names of fields may not. */
    private static List<Document> notices(Map<String, CardNotice> answers) {
        return answers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(answer -> new Document("button", answer.getKey())
                        .append("title", answer.getValue().title())
                        .append("description", answer.getValue().description())
                        .append("url", answer.getValue().url()))
                .toList();
    }
}
