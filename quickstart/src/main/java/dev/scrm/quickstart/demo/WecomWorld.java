package dev.scrm.quickstart.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happens on WeCom's side, played and observed through the simulator. */
record WecomWorld(JsonClient simulator) {

    /** A customer who has scanned the poster: what the simulator gave out for it. */
    record Scan(String externalUserId, String name, String welcomeCode, String deliveryId) {}

    Instant now() {
        return Instant.parse(simulator.get("/sim/v1/clock").get("now").asString());
    }

    Scan scan(String state, String staffId, String name) {
        var met = simulator.post(
                "/sim/v1/scans", Map.of("contactWayState", state, "userId", staffId, "customer", Map.of("name", name)));
        return new Scan(
                met.get("externalUserId").asString(),
                name,
                met.get("welcomeCode").asString(),
                met.get("deliveryIds").get(0).asString());
    }

    /** The customer writes to customer service. */
    void write(String externalUserId, String text) {
        simulator.post("/sim/v1/messages", Map.of("externalUserId", externalUserId, "text", text));
    }

    /** A staff member answers the customer in WeCom. */
    void answer(String externalUserId, String staffId, String text) {
        simulator.post("/sim/v1/messages", Map.of("externalUserId", externalUserId, "userId", staffId, "text", text));
    }

    /** When each callback left, by delivery. */
    Map<String, Instant> deliveredAt(Instant since) {
        var times = new HashMap<String, Instant>();
        for (var delivery : simulator.get("/sim/v1/deliveries?since=" + since).get("items")) {
            times.put(
                    delivery.get("id").asString(),
                    Instant.parse(delivery.get("createdAt").asString()));
        }
        return times;
    }

    /** The calls of an API that WeCom accepted. */
    List<JsonNode> accepted(String api, Instant since) {
        return simulator
                .get("/sim/v1/calls?since=" + since)
                .get("items")
                .valueStream()
                .filter(call -> call.get("path").asString().endsWith("/" + api))
                .filter(call -> call.get("answer").path("errcode").asInt() == 0)
                .toList();
    }

    static double millisBetween(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
