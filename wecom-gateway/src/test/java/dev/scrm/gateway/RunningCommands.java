package dev.scrm.gateway;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands for the running gateway, and what became of them. */
abstract class RunningCommands extends RunningGateway {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of this test alone, so that what it sends can be found. */
    final String id = UUID.randomUUID().toString().replace("-", "");

    @Autowired
    MongoDatabase database;

    private final String contactId = Ids.contact(CORP, "wm" + id);

    @AfterEach
    void heal() {
        Simulator.heal();
    }

    void send(String command, String json) {
        send(id, command, json);
    }

    void send(String commandId, String command, String json) {
        send(commandId, command, contactId, json);
    }

    JsonNode finished() {
        return finished(id);
    }

    static JsonNode finished(String commandId) {
        await().atMost(PATIENCE).until(() -> !outcomes(commandId).isEmpty());
        return outcomes(commandId).getFirst();
    }

    static String status(String commandId) {
        return finished(commandId).path("status").asString();
    }

    static String reason(String commandId) {
        return finished(commandId).path("reason").asString();
    }

    static List<JsonNode> outcomes(String commandId) {
        return events(Topics.WECOM_OUTCOMES, "\"" + commandId + "\"").stream()
                .filter(event -> event.type().toString().equals("scrm.wecom.command-finished.v1"))
                .map(event -> JsonMapper.shared().readTree(event.data()))
                .toList();
    }

    /** As a process leaves it that died between its call and writing down what became of it. */
    void interrupted(String commandId, String command) {
        interrupted(database, commandId, command);
    }

    static void interrupted(MongoDatabase database, String commandId, String command) {
        takenOn(database, commandId, command);
        var ledgerId = CORP + ":" + commandId;
        database.getCollection("call-marks")
                .replaceOne(
                        new Document("_id", ledgerId),
                        new Document("_id", ledgerId)
                                .append("process", "the one that died")
                                .append("markedAt", Date.from(Instant.now())),
                        new ReplaceOptions().upsert(true));
    }

    /** As a process leaves it that died before its call. */
    static void takenOn(MongoDatabase database, String commandId, String command) {
        var ledgerId = CORP + ":" + commandId;
        database.getCollection("commands")
                .replaceOne(
                        new Document("_id", ledgerId),
                        new Document("_id", ledgerId)
                                .append("corp", CORP)
                                .append("commandId", commandId)
                                .append("command", command)
                                .append("status", "sending")
                                .append("takenOnAt", Date.from(Instant.now().minusSeconds(60)))
                                .append("order", commandId),
                        new ReplaceOptions().upsert(true));
    }

    /** How the ledger has it; a command that is told for the second time is in no second event of its own. */
    String inLedger(String commandId) {
        var found = database.getCollection("commands")
                .find(new Document("_id", CORP + ":" + commandId))
                .first();
        return found == null ? "" : found.getString("status");
    }

    void awaitSentAgain(String commandId) {
        await().atMost(PATIENCE).until(() -> inLedger(commandId).equals("sent"));
    }
}
