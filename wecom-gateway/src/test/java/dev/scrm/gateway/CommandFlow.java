package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands from Kafka to the simulated WeCom, and their outcomes back. */
abstract class CommandFlow extends RunningGateway {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);
    protected static final String AFTER_EFFECT = "\"drop\":true,\"afterEffect\":true,\"count\":1";

    protected final String id = UUID.randomUUID().toString().replace("-", "");
    protected final String state = id.substring(0, 20);

    @Autowired
    private MongoDatabase database;

    @AfterEach
    void heal() {
        Simulator.heal();
    }

    /** The first command of a test has its id, later ones one of their own. */
    protected String carryOut(String command, String json) {
        boolean first = outcomes(id).isEmpty();
        boolean again = database.getCollection("commands")
                        .countDocuments(new Document("_id", CORP + ":" + id).append("status", "sending"))
                > 0;
        return send(command, json, first || again ? id : UUID.randomUUID().toString());
    }

    protected static String send(String command, String json, String commandId) {
        send(commandId, command, "object", json);
        return commandId;
    }

    /** As a process leaves it that died between its call and writing down what became of it. */
    protected void interrupted(String command) {
        RunningCommands.interrupted(database, id, command);
    }

    protected static JsonNode result(String commandId) {
        assertThat(finished(commandId).path("status").asString())
                .as(finished(commandId).toString())
                .isEqualTo("sent");
        return finished(commandId).path("result");
    }

    protected static JsonNode finished(String commandId) {
        await().atMost(PATIENCE).until(() -> !outcomes(commandId).isEmpty());
        return outcomes(commandId).getFirst();
    }

    /** What was told as a callback, by the command that caused it. */
    protected static List<String> changes(String commandId) {
        return events(Topics.WECOM_CALLBACKS, "\"causedBy\":\"" + commandId + "\"").stream()
                .map(event -> event.type().name().substring("scrm.wecom.".length()))
                .toList();
    }

    protected static List<JsonNode> outcomes(String commandId) {
        return events(Topics.WECOM_OUTCOMES, "\"" + commandId + "\"").stream()
                .filter(event -> event.type().toString().equals("scrm.wecom.command-finished.v1"))
                .map(event -> JsonMapper.shared().readTree(event.data()))
                .toList();
    }
}
