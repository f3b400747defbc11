package dev.scrm.endtoend.outbound;

import static java.util.Objects.requireNonNull;

import dev.scrm.endtoend.Api;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is there before WeCom breaks.
 *
 * @param things WeCom's ids of what the gateway made
 */
record FaultsWorld(FaultsPeople people, List<String> robots, FaultsFiles files, Map<FaultsThing, List<String>> things) {
    private static final int ROBOTS = 30;
    private static final Duration DIRECTORY_REFRESHED = Duration.ofSeconds(5);

    /** Makes all of it, with as much of what commands use up as so many commands need. */
    static FaultsWorld make(OutboundSuite suite, CommandSender sender, OutcomeWatch watch, int commands) {
        var gateway = new Api(suite.environment("GATEWAY_URL"), suite.environment("ADMIN_TOKEN"));
        var people = FaultsPeople.make(suite.simulator(), commands);
        var things = things(people, sender, watch, commands);
        // Every replica knows the robots when this is over, and WeCom has done what it does behind its answers.
        var robots = robots(suite, gateway);
        things.computeIfPresent(FaultsThing.CANCELLED_MOMENT, (_, jobIds) -> moments(suite.simulator(), jobIds));
        return new FaultsWorld(people, robots, FaultsFiles.keep(gateway), things);
    }

    /** One of those that commands share, or the one that the n-th command uses up. */
    String id(FaultsThing thing, int number) {
        return Wish.inTurn(requireNonNull(things.get(thing)), number);
    }

    private static Map<FaultsThing, List<String>> things(
            FaultsPeople people, CommandSender sender, OutcomeWatch watch, int commands) {
        var all = Stream.of(FaultsThing.values())
                .flatMap(thing -> IntStream.range(0, thing.count(commands)).mapToObj(i -> thing.command(i, people)))
                .toList();
        sender.send(all);
        if (!watch.await(all.size(), Duration.ofMinutes(4))) {
            throw new IllegalStateException("Expected an outcome of all %d commands before WeCom breaks, but have %d"
                    .formatted(all.size(), watch.count()));
        }
        return Stream.of(FaultsThing.values())
                .collect(Collectors.toMap(
                        thing -> thing,
                        thing -> IntStream.range(0, thing.count(commands))
                                .mapToObj(i -> given(watch, thing, i))
                                .toList(),
                        (one, _) -> one,
                        () -> new EnumMap<>(FaultsThing.class)));
    }

    private static String given(OutcomeWatch watch, FaultsThing thing, int number) {
        var told = requireNonNull(watch.told().get(thing.commandId(number)), thing.commandId(number));
        var id = told.given().at(thing.id()).asString("");
        if (!told.results().contains("sent") || id.isEmpty()) {
            throw new IllegalStateException("Expected %s to be sent and to have an id before WeCom breaks, but got %s"
                    .formatted(thing.commandId(number), told));
        }
        return id;
    }

    private static List<String> robots(OutboundSuite suite, Api gateway) {
        var corp = "/api/v1/corps/" + suite.corpId();
        gateway.post(corp + "/adoption", Map.of());
        var robots = IntStream.range(0, ROBOTS).mapToObj(i -> "robot-" + i).toList();
        for (var robot : robots) {
            var key = "faults-" + robot;
            suite.simulator().post("/sim/v1/robots", Map.of("key", key));
            gateway.put(corp + "/robots/" + robot, Map.of("name", robot, "key", key));
        }
        LockSupport.parkNanos(DIRECTORY_REFRESHED.toNanos());
        return robots;
    }

    /** The moments that jobs have made. */
    private static List<String> moments(Api simulator, List<String> jobIds) {
        var byJob = simulator
                .get("/sim/v1/moments")
                .path("items")
                .valueStream()
                .collect(Collectors.toMap(
                        moment -> moment.path("jobId").asString(),
                        moment -> moment.path("momentId").asString()));
        return jobIds.stream()
                .map(jobId -> requireNonNull(byJob.get(jobId), jobId))
                .toList();
    }
}
