package dev.scrm.endtoend.outbound;

import static java.util.Objects.requireNonNull;

import dev.scrm.endtoend.Api;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * {@code ./scrm bench faults}: 5,000 commands of all kinds through three replicas of the gateway, one of which is killed
 * every few seconds, while WeCom answers at random that it is busy, that there were too many calls, that the token died, cuts
 * connections and does not answer in time, before and after a call took effect. Nothing may reach anybody twice, and each
 * command must have one outcome that is true. Arguments, all optional: {@code commands=5000 kill-every=4 seed=17 port=19580}.
 */
public final class FaultsBench {
    private static final List<String> STAFF = List.of("lin.wei", "chen.bo", "zhao.min");
    private static final int CUSTOMERS = 400;

    private final OutboundSuite suite;
    private final Api simulator;
    private final int commands;
    private final int killEverySeconds;
    private final Random random;
    private final PrintStream out;
    private final Map<String, Integer> killed = new TreeMap<>();

    private FaultsBench(OutboundSuite suite, Arguments arguments, PrintStream out) {
        this.suite = suite;
        this.simulator = suite.simulator();
        this.commands = arguments.number("commands", 5_000);
        this.killEverySeconds = arguments.number("kill-every", 4);
        this.random = new Random(arguments.number("seed", 17));
        this.out = out;
    }

    public static void main(String[] words) {
        var arguments = new Arguments(words);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var environment = Map.of(
                // Messages to a member are not what is looked at here.
                "GATEWAY_WECOM_LIMITS_MEMBERMINUTE", "100000",
                "GATEWAY_WECOM_LIMITS_MEMBERHOUR", "1000000",
                "GATEWAY_WECOM_CALLTIMEOUT", "2s");
        boolean clean;
        try (var suite = OutboundSuite.start("faults", 3, arguments.number("port", 19580), environment, out)) {
            clean = new FaultsBench(suite, arguments, out).run();
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run() {
        simulator.put("/sim/v1/limits", Map.of("like", "wecom", "appMessages", false));
        var customers = customers();
        try (var sender = new CommandSender(suite.bootstrapServers(), suite.corpId(), Clock.systemUTC());
                var watch = new OutcomeWatch(suite.bootstrapServers())) {
            breakWecom();
            var all = commandsOfAllKinds(customers);
            var kills = CompletableFuture.runAsync(() -> killInTurn(watch), Thread::startVirtualThread);
            long start = System.nanoTime();
            for (int i = 0; i < all.size(); i += 100) {
                sender.send(all.subList(i, Math.min(i + 100, all.size())));
                LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
            }
            out.println("all commands sent");
            kills.join();
            suite.replicas().forEach(suite.suite()::start);
            out.println("every replica runs again; WeCom works again");
            simulator.send("DELETE", "/sim/v1/faults", null, Map.of());
            boolean done = watch.await(all.size(), Duration.ofMinutes(8));
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()); // what comes twice comes late
            return report(watch, all, done, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Each at random, of all calls but the token's. */
    private void breakWecom() {
        fault(Map.of("errcode", -1, "probability", 0.05));
        fault(Map.of("errcode", -1, "probability", 0.02, "afterEffect", true));
        fault(Map.of("errcode", 42001, "probability", 0.01));
        fault(Map.of("errcode", 45009, "probability", 0.001));
        fault(Map.of("drop", true, "probability", 0.03));
        fault(Map.of("drop", true, "probability", 0.03, "afterEffect", true));
        fault(Map.of("delayMs", 2_500, "probability", 0.02, "afterEffect", true));
    }

    private void fault(Map<String, Object> what) {
        var wish = new HashMap<>(what);
        wish.put("api", "*");
        wish.put("seed", random.nextInt(1_000_000));
        simulator.post("/sim/v1/faults", wish);
    }

    private void killInTurn(OutcomeWatch watch) {
        int turn = 0;
        // Until most have their outcome, and each when it works again: kills hit replicas at work.
        while (watch.count() < commands * 9 / 10 && turn < 60) {
            LockSupport.parkNanos(Duration.ofSeconds(killEverySeconds).toNanos());
            var victim = suite.replicas().get(turn++ % suite.replicas().size());
            if (suite.suite().isReady(victim)) {
                suite.suite().kill(victim);
                killed.merge(victim.programName(), 1, Integer::sum);
                out.printf("  killed %s, %d outcomes so far%n", victim.programName(), watch.count());
                suite.suite().launch(victim);
            }
        }
    }

    private List<GatewayCommand> commandsOfAllKinds(List<String> customers) {
        var all = new ArrayList<GatewayCommand>();
        for (int i = 0; i < commands; i++) {
            var customer = customers.get(i / 5 % customers.size());
            all.add(
                    switch (i % 5) {
                        case 0, 1 -> message(i);
                        case 2 -> serviceMessage(i, customer);
                        case 3 -> tag(i, customer);
                        default -> fetch(i, customer);
                    });
        }
        Collections.shuffle(all, random);
        return all;
    }

    private boolean report(OutcomeWatch watch, List<GatewayCommand> all, boolean done, double seconds) {
        var told = watch.told();
        var results = new TreeMap<String, Integer>();
        all.forEach(command -> results.merge(
                command.name() + " "
                        + (told.containsKey(command.id())
                                ? String.join("+", told.get(command.id()).results())
                                : "none"),
                1,
                Integer::sum));
        results.forEach((result, count) -> out.printf("  %-60s %d%n", result, count));
        long contradicted =
                told.values().stream().filter(one -> one.results().size() > 1).count();
        long duplicates = 0;
        long untrue = 0;
        for (var kind : List.of("send-app-message", "send-service-message")) {
            var effects = simulator.get("/sim/v1/effects?mark=" + kind + "&atLeast=1");
            duplicates += effects.path("duplicated").asLong();
            long sent = all.stream()
                    .filter(command -> command.name().equals(kind) && told.containsKey(command.id()))
                    .filter(command ->
                            requireNonNull(told.get(command.id())).results().contains("sent"))
                    .count();
            untrue += Math.max(0, sent - effects.path("distinct").asLong());
        }
        long lost =
                all.stream().filter(command -> !told.containsKey(command.id())).count();
        out.printf(
                "RESULT bench=faults commands=%d outcomes=%d lost=%d duplicates=%d contradicted=%d sent_but_not_there=%d kills=%s seconds=%.0f%n",
                all.size(),
                all.size() - lost,
                lost,
                duplicates,
                contradicted,
                untrue,
                killed.toString().replace(" ", ""),
                seconds);
        return done && lost == 0 && duplicates == 0 && contradicted == 0 && untrue == 0;
    }

    /** Customers who wrote to customer service: each may get five answers. */
    private List<String> customers() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(_ -> simulator
                        .post("/sim/v1/customers", Map.of("userId", "lin.wei"))
                        .path("externalUserId")
                        .asString())
                .peek(customer -> simulator.post("/sim/v1/messages", Map.of("externalUserId", customer, "text", "在吗")))
                .toList();
    }

    private GatewayCommand message(int number) {
        return new GatewayCommand(
                "message-" + number,
                "send-app-message",
                "contact-" + number % CUSTOMERS,
                Map.of("staffIds", List.of(STAFF.get(number % STAFF.size())), "text", "send-app-message " + number));
    }

    private GatewayCommand serviceMessage(int number, String customer) {
        return new GatewayCommand(
                "service-" + number,
                "send-service-message",
                "contact-" + number % CUSTOMERS,
                Map.of(
                        "externalUserId",
                        customer,
                        "openKfId",
                        "wkDEMOkf0001",
                        "text",
                        "send-service-message " + number));
    }

    private GatewayCommand tag(int number, String customer) {
        return new GatewayCommand(
                "tag-" + number,
                "mark-tags",
                "contact-" + number % CUSTOMERS,
                Map.of(
                        "externalUserId",
                        customer,
                        "staffId",
                        "lin.wei",
                        "add",
                        List.of("etEXgold"),
                        "remove",
                        List.of()));
    }

    private GatewayCommand fetch(int number, String customer) {
        return new GatewayCommand(
                "fetch-" + number,
                "fetch-contact",
                "contact-" + number % CUSTOMERS,
                Map.of("externalUserId", customer));
    }
}
