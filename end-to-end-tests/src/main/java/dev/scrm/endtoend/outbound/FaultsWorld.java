package dev.scrm.endtoend.outbound;

import static java.util.Objects.requireNonNull;

import dev.scrm.endtoend.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What is there before WeCom breaks: customers who wrote to customer service, robots, and what the gateway itself made, since
 * an app may change only what it made.
 *
 * @param customers each may get five answers in customer service
 * @param leaving customers who are to get another staff member
 * @param messages ids of commands whose messages can be taken back, with WeCom's ids of them
 * @param ways that are changed
 * @param doomedWays that are deleted
 * @param tags that are put on customers
 * @param renamedTags that are changed
 */
record FaultsWorld(
        List<String> customers,
        List<String> leaving,
        List<String> robots,
        Map<String, String> messages,
        List<String> ways,
        List<String> doomedWays,
        List<String> tags,
        List<String> renamedTags) {
    static final String STAFF = "lin.wei";
    static final String TAG_GROUP = "故障演练";
    private static final int CUSTOMERS = 400;
    private static final int ROBOTS = 30;
    private static final int WAYS = 20;
    private static final int TAGS = 3;
    private static final int RENAMED_TAGS = 10;
    private static final Duration DIRECTORY_REFRESHED = Duration.ofSeconds(5);

    /** Makes all of it, with so many things of those that one command each uses up. */
    static FaultsWorld make(
            OutboundSuite suite, CommandSender sender, OutcomeWatch watch, int leaving, int recalled, int doomed) {
        var simulator = suite.simulator();
        var customers = many(CUSTOMERS, _ -> customer(simulator));
        customers.forEach(
                customer -> simulator.post("/sim/v1/messages", Map.of("externalUserId", customer, "text", "在吗")));
        var robots = robots(suite);
        var commands = new ArrayList<GatewayCommand>();
        commands.addAll(many(recalled, FaultsWorld::message));
        commands.addAll(many(WAYS + doomed, FaultsWorld::way));
        commands.add(tagging());
        sender.send(commands);
        if (!watch.await(commands.size(), Duration.ofMinutes(2))) {
            throw new IllegalStateException("Expected an outcome of all %d commands before WeCom breaks, but have %d"
                    .formatted(commands.size(), watch.count()));
        }
        var ways =
                many(WAYS + doomed, i -> given(watch, way(i)).path("configId").asString());
        var tags = given(watch, tagging())
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("id").asString())
                .toList();
        var messages = new LinkedHashMap<String, String>();
        many(recalled, FaultsWorld::message)
                .forEach(command -> messages.put(
                        command.id(), given(watch, command).path("messageId").asString()));
        return new FaultsWorld(
                customers,
                many(leaving, _ -> customer(simulator)),
                robots,
                messages,
                ways.subList(0, WAYS),
                ways.subList(WAYS, ways.size()),
                tags.subList(0, TAGS),
                tags.subList(TAGS, tags.size()));
    }

    private static <T> List<T> many(int count, IntFunction<T> each) {
        return IntStream.range(0, count).mapToObj(each).toList();
    }

    private static String customer(Api simulator) {
        return simulator
                .post("/sim/v1/customers", Map.of("userId", STAFF))
                .path("externalUserId")
                .asString();
    }

    private static List<String> robots(OutboundSuite suite) {
        var gateway = new Api(suite.environment("GATEWAY_URL"), suite.environment("ADMIN_TOKEN"));
        var corp = "/api/v1/corps/" + suite.corpId();
        gateway.post(corp + "/adoption", Map.of());
        var robots = many(ROBOTS, i -> "robot-" + i);
        for (var robot : robots) {
            var key = "faults-" + robot;
            suite.simulator().post("/sim/v1/robots", Map.of("key", key));
            gateway.put(corp + "/robots/" + robot, Map.of("name", robot, "key", key));
        }
        LockSupport.parkNanos(DIRECTORY_REFRESHED.toNanos()); // every replica knows them now
        return robots;
    }

    private static GatewayCommand message(int number) {
        return new GatewayCommand(
                "recalled-message-" + number,
                "send-app-message",
                "recalled-message-" + number,
                Map.of("staffIds", List.of(STAFF), "text", "稍后撤回 " + number));
    }

    private static GatewayCommand way(int number) {
        return new GatewayCommand(
                "way-" + number,
                "create-contact-way",
                "way-" + number,
                Map.of("leadsTo", "one", "scene", "qr-code", "staffIds", List.of(STAFF), "state", "poster-" + number));
    }

    private static GatewayCommand tagging() {
        var names = many(TAGS + RENAMED_TAGS, i -> Map.of("name", "标签" + i));
        return new GatewayCommand("tags", "create-tags", "tags", Map.of("groupName", TAG_GROUP, "tags", names));
    }

    private static JsonNode given(OutcomeWatch watch, GatewayCommand command) {
        var told = requireNonNull(watch.told().get(command.id()), command.id());
        if (!told.results().contains("sent")) {
            throw new IllegalStateException(
                    "Expected %s to be sent before WeCom breaks, but it is %s".formatted(command.id(), told.results()));
        }
        return told.given();
    }
}
