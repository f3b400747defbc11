package dev.scrm.endtoend;

import dev.scrm.platform.embedded.EmbeddedIssuer;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A suite of real processes with what a corp sets up before its first customer comes, and the ways to look at it. */
final class RunningSuite implements AutoCloseable {
    private final Suite suite;
    private final PublicTopics topics;

    /** A customer of the simulator who came by a live code. */
    record Customer(String externalUserId, String contactId, String welcomeCode, String deliveryId) {}

    private RunningSuite(Suite suite) {
        this.suite = suite;
        this.topics = new PublicTopics(suite.environment().get("KAFKA_BOOTSTRAP"));
    }

    static RunningSuite start(SuiteSettings settings) {
        var suite = Suite.of(settings, Clock.systemUTC());
        try {
            suite.up();
            return new RunningSuite(suite);
        } catch (RuntimeException e) {
            // Nobody gets it to close: what came up has to go before its directory does.
            suite.close();
            throw e;
        }
    }

    Api simulator() {
        return new Api(suite.environment().get("SIMULATOR_URL"), null);
    }

    Api gateway() {
        return service("GATEWAY_URL");
    }

    Api contacts() {
        return service("CONTACT_URL");
    }

    Api tickets() {
        return service("TICKET_URL");
    }

    Api journeys() {
        return service("JOURNEY_URL");
    }

    Api analytics() {
        return service("ANALYTICS_URL");
    }

    /** To be closed by whoever looks. */
    ServiceDatabases databases() {
        return new ServiceDatabases(suite.environment().get("MONGODB_URI"));
    }

    PublicTopics topics() {
        return topics;
    }

    String corpId() {
        return suite.environment().get("CORP_ID");
    }

    /** The service as an administrator of another corp sees it. */
    Api contactsOf(String corpId) {
        return new Api(suite.environment().get("CONTACT_URL"), adminOf(corpId));
    }

    Api analyticsOf(String corpId) {
        return new Api(suite.environment().get("ANALYTICS_URL"), adminOf(corpId));
    }

    /** Somebody scans the code and adds its staff member; the answer is there when the contact is known. */
    Customer scan(String name, String liveCode, String staffId) {
        var met = simulator()
                .post(
                        "/sim/v1/scans",
                        Map.of("contactWayState", liveCode, "userId", staffId, "customer", Map.of("name", name)));
        var externalUserId = met.path("externalUserId").asString();
        var contact = Patiently.get(() -> contactOf(externalUserId).stream().findFirst());
        return new Customer(
                externalUserId,
                contact.path("id").asString(),
                met.path("welcomeCode").asString(),
                met.path("deliveryIds").path(0).asString());
    }

    /** The contacts of an external user id: one at most, when all is well. */
    List<JsonNode> contactOf(String externalUserId) {
        return contacts().all("/api/v1/contacts").stream()
                .filter(contact ->
                        externalUserId.equals(contact.path("externalUserId").asString()))
                .toList();
    }

    void write(Customer customer, String text) {
        simulator().post("/sim/v1/messages", Map.of("externalUserId", customer.externalUserId(), "text", text));
    }

    /** A staff member answers in WeCom. */
    void answer(Customer customer, String staffId, String text) {
        simulator()
                .post(
                        "/sim/v1/messages",
                        Map.of("externalUserId", customer.externalUserId(), "userId", staffId, "text", text));
    }

    List<JsonNode> ticketsOf(Customer customer) {
        return tickets().all("/api/v1/tickets?contactId=" + customer.contactId());
    }

    /** Every call of an API that the simulator received, whatever it answered. */
    List<JsonNode> calls(String api) {
        return simulator()
                .get("/sim/v1/calls?since=0")
                .path("items")
                .valueStream()
                .filter(call -> call.path("path").asString("").endsWith("/" + api))
                .toList();
    }

    /** What the app told a staff member, oldest first. */
    List<String> toldTo(String staffId) {
        return simulator()
                .get("/sim/v1/app-messages?since=0")
                .path("items")
                .valueStream()
                .filter(message -> staffId.equals(message.path("userId").asString()))
                .map(message -> message.path("content").asString())
                .toList();
    }

    @Override
    public void close() {
        topics.close();
        suite.close();
    }

    private Api service(String url) {
        return new Api(suite.environment().get(url), suite.environment().get("ADMIN_TOKEN"));
    }

    private String adminOf(String corpId) {
        Path keys = suite.directories().directory().resolve("keys");
        var now = Instant.now().getEpochSecond();
        return EmbeddedIssuer.in(keys)
                .sign(Map.of(
                        "iss",
                        "scrm-quickstart",
                        "aud",
                        "scrm",
                        "sub",
                        "admin",
                        "corp",
                        corpId,
                        "roles",
                        List.of("admin"),
                        "data_scope",
                        "all",
                        "iat",
                        now,
                        "exp",
                        now + 3600));
    }
}
