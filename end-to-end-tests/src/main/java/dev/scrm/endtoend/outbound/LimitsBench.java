package dev.scrm.endtoend.outbound;

import static java.util.Objects.requireNonNull;

import dev.scrm.endtoend.Api;
import dev.scrm.endtoend.Arguments;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./scrm bench limits}: three replicas of the gateway, one corp, 10,000 commands in three lanes against a WeCom with
 * its real limits. What binds: five mark_tag calls at a time, each of which takes a while, and 30 messages of an app to a
 * member in a minute; messages of an app go in all three lanes. Nothing may go beyond a limit, urgent commands must not wait
 * for the others, and all of it must not take longer than the limits alone would make it. Arguments, all optional: {@code tags=7500 latency=50 port=19480}.
 */
public final class LimitsBench {
    private static final List<String> STAFF = List.of("lin.wei", "chen.bo", "zhao.min");
    private static final String ALERTED = "sun.jing";
    /** Of 30 messages a minute to a member one is kept for urgent ones: these take two minutes' limits. */
    private static final int NOTICES_EACH = 50;
    /** In bulk, to the one who is alerted, and few enough that her limit delays no alert. */
    private static final int BULLETINS = 10;

    private static final int FETCHES = 1_840;
    private static final int WELCOMES = 480;
    private static final int ALERTS = 20;
    private static final int CUSTOMERS = 300;
    /** So that compiled code is measured, as in a gateway that has run for an hour: tags are limited, reads go quickly. */
    private static final int WARM_UP_TAGS = 2_500;

    private static final int WARM_UP_FETCHES = 12_000;
    private static final int WARM_UP_WELCOMES = 500;

    private static final int TAGS_AT_ONCE = 5;
    private static final int URGENT_P99_MILLIS = 500;
    private static final double OVER_AT_MOST = 1.1;
    private static final Set<String> TOO_MUCH = Set.of("45009", "45033");

    private final OutboundSuite suite;
    private final Api simulator;
    private final int tags;
    private final int latencyMillis;
    private final PrintStream out;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();

    private LimitsBench(OutboundSuite suite, Arguments arguments, PrintStream out) {
        this.suite = suite;
        this.simulator = suite.simulator();
        this.tags = arguments.number("tags", 7_500);
        this.latencyMillis = arguments.number("latency", 50);
        this.out = out;
    }

    public static void main(String[] words) {
        var arguments = new Arguments(words);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean clean;
        try (var suite = OutboundSuite.start("limits", 3, arguments.number("port", 19480), Map.of(), out)) {
            clean = new LimitsBench(suite, arguments, out).run();
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run() {
        var customers = customers(CUSTOMERS);
        var codes = welcomeCodes(WARM_UP_WELCOMES);
        simulator.put("/sim/v1/limits", Map.of("like", "wecom", "latencyMs", latencyMillis));
        try (var sender = new CommandSender(suite.bootstrapServers(), suite.corpId(), Clock.systemUTC());
                var watch = new OutcomeWatch(suite.bootstrapServers())) {
            warmUp(sender, watch, customers, codes);
            simulator.send("DELETE", "/sim/v1/limits", null, Map.of());
            long start = System.nanoTime();
            int before = watch.count();
            sender.send(bulk(customers));
            sender.send(interactive(customers));
            urgent(sender);
            int all = tags + FETCHES + NOTICES_EACH * STAFF.size() + BULLETINS + WELCOMES + ALERTS;
            boolean done = watch.await(before + all, Duration.ofMinutes(6));
            return report(watch, start, all, done);
        }
    }

    private void warmUp(CommandSender sender, OutcomeWatch watch, List<String> customers, List<String> codes) {
        var commands = new ArrayList<GatewayCommand>();
        // First, while their codes live.
        for (int i = 0; i < codes.size(); i++) {
            commands.add(welcome("warm-welcome-" + i, codes.get(i)));
        }
        for (int i = 0; i < WARM_UP_TAGS; i++) {
            commands.add(tag("warm-tag-" + i, customers.get(i % customers.size()), i));
        }
        for (int i = 0; i < WARM_UP_FETCHES; i++) {
            commands.add(fetch("warm-fetch-" + i, customers.get(i % customers.size())));
        }
        sender.send(commands);
        watch.await(commands.size(), Duration.ofMinutes(3));
        out.println("warm; now it counts");
    }

    private List<GatewayCommand> bulk(List<String> customers) {
        var bulletins = IntStream.range(0, BULLETINS).mapToObj(i -> message("bulletin-" + i, ALERTED, "bulk"));
        var marked = IntStream.range(0, tags).mapToObj(i -> tag("tag-" + i, customers.get(i % customers.size()), i));
        return Stream.concat(bulletins, marked).toList();
    }

    /** Every other notice is in no hurry. */
    private List<GatewayCommand> interactive(List<String> customers) {
        var commands = new ArrayList<GatewayCommand>();
        for (int i = 0; i < FETCHES; i++) {
            commands.add(fetch("fetch-" + i, customers.get(i % customers.size())));
        }
        for (int i = 0; i < NOTICES_EACH; i++) {
            for (var staff : STAFF) {
                commands.add(message("notice-%s-%d".formatted(staff, i), staff, i % 2 == 0 ? "interactive" : "bulk"));
            }
        }
        return commands;
    }

    /** Evenly over the time that the bulk commands take; each is timed. */
    private void urgent(CommandSender sender) {
        long total = (long) tags * latencyMillis / TAGS_AT_ONCE;
        long gap = Duration.ofMillis(total / (WELCOMES + ALERTS)).toNanos();
        for (int i = 0; i < WELCOMES + ALERTS; i++) {
            long began = System.nanoTime();
            var command = i % 25 == 24
                    ? message("alert-" + i, ALERTED, "urgent")
                    : welcome("welcome-" + i, welcomeCodes(1).getFirst());
            sentAt.put(command.id(), System.nanoTime());
            sender.send(List.of(command));
            LockSupport.parkNanos(gap - (System.nanoTime() - began));
        }
    }

    private boolean report(OutcomeWatch watch, long start, int all, boolean done) {
        double seconds = lastOutcome(watch, start, "");
        var told = watch.told();
        var millis = urgentMillis(told, "");
        var alertMillis = urgentMillis(told, "alert");
        var results = new HashMap<String, Integer>();
        told.values().forEach(one -> results.merge(String.join("+", one.results()), 1, Integer::sum));
        var limits = simulator.get("/sim/v1/limits");
        // Every minute a member may get 30: the second half of the notices has to wait for the first to be a minute
        // old.
        double possible = Math.max((double) tags * latencyMillis / TAGS_AT_ONCE / 1000, 60 * ((NOTICES_EACH - 1) / 30));
        int tagsAtOnce = (int) of(limits, "externalcontact/mark_tag", "largestConcurrent");
        double tagMillis = of(limits, "externalcontact/mark_tag", "averageMillis");
        long beyond =
                refusals(limits).values().stream().mapToLong(Long::longValue).sum();
        int dropped =
                simulator.get("/sim/v1/app-messages/dropped").path("items").size();
        long tokens = limits.path("tokens").path(0).path("whileValid").asLong();
        long inAMinute = limits.path("memberMessages")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .max()
                .orElse(0);
        out.println("outcomes: " + results);
        for (var kind : List.of("tag", "fetch", "notice", "bulletin", "welcome", "alert")) {
            out.printf("  the last %s after %.1f s%n", kind, lastOutcome(watch, start, kind));
        }
        out.printf(
                "  an alert, whose API all lanes use: %d ms at half of them, %d ms at most%n",
                percentile(alertMillis, 50), percentile(alertMillis, 100));
        out.println("  tags every ten seconds: " + everyTenSeconds(watch, start, "tag"));
        out.printf(
                "  a tag takes %.1f ms in the simulator; places in use %.1f %%%n",
                tagMillis, tags * tagMillis / TAGS_AT_ONCE / 10 / lastOutcome(watch, start, "tag"));
        refusals(limits).forEach((what, count) -> out.println("  refused: " + what + " " + count));
        out.printf(
                "RESULT bench=limits replicas=%d commands=%d told=%d seconds=%.1f limits_allow_s=%.1f over_percent=%.1f urgent_p50_ms=%d urgent_p99_ms=%d refused_by_wecom=%d dropped_by_wecom=%d tags_at_once=%d member_minute=%d tokens_while_valid=%d gateway_cpu_s=%.1f%n",
                suite.replicas().size(),
                all,
                millis.length + all - WELCOMES - ALERTS,
                seconds,
                possible,
                (seconds / possible - 1) * 100,
                percentile(millis, 50),
                percentile(millis, 99),
                beyond,
                dropped,
                tagsAtOnce,
                inAMinute,
                tokens,
                suite.gatewayCpuSeconds());
        boolean inTime = percentile(millis, 99) <= URGENT_P99_MILLIS && seconds <= possible * OVER_AT_MOST;
        return done && beyond == 0 && dropped == 0 && tokens == 0 && inTime;
    }

    /** How long urgent commands of a kind took from being sent to their outcome, shortest first; of all kinds where it is empty. */
    private long[] urgentMillis(Map<String, OutcomeWatch.Told> told, String kind) {
        return sentAt.entrySet().stream()
                .filter(sent -> sent.getKey().startsWith(kind))
                .filter(sent -> told.containsKey(sent.getKey()))
                .mapToLong(sent -> (requireNonNull(told.get(sent.getKey())).firstAt() - sent.getValue()) / 1_000_000)
                .sorted()
                .toArray();
    }

    /** Seconds until the last command of a kind had its outcome. */
    private static double lastOutcome(OutcomeWatch watch, long start, String kind) {
        return watch.told().entrySet().stream()
                        .filter(told -> told.getKey().startsWith(kind))
                        .mapToLong(told -> told.getValue().firstAt() - start)
                        .max()
                        .orElse(0)
                / 1e9;
    }

    /** How many commands of a kind had their outcome in each ten seconds. */
    private static Map<Long, Long> everyTenSeconds(OutcomeWatch watch, long start, String kind) {
        return watch.told().entrySet().stream()
                .filter(told -> told.getKey().startsWith(kind))
                .map(told -> (told.getValue().firstAt() - start) / 10_000_000_000L)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double of(JsonNode limits, String api, String field) {
        return limits.path("apis")
                .valueStream()
                .filter(count -> count.path("api").asString().equals(api))
                .mapToDouble(count -> count.path(field).asDouble())
                .findFirst()
                .orElse(0);
    }

    /** What WeCom refused because it was too much, by API and code. */
    private static Map<String, Long> refusals(JsonNode limits) {
        var refusals = new TreeMap<String, Long>();
        limits.path("apis")
                .forEach(count -> count.path("refused").propertyStream().forEach(code -> {
                    if (TOO_MUCH.contains(code.getKey())) {
                        refusals.put(
                                count.path("api").asString() + " " + code.getKey(),
                                code.getValue().asLong());
                    }
                }));
        return refusals;
    }

    private List<String> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> simulator
                        .post("/sim/v1/customers", Map.of("userId", "lin.wei"))
                        .path("externalUserId")
                        .asString())
                .toList();
    }

    private List<String> welcomeCodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> simulator
                        .post("/sim/v1/customers", Map.of("userId", "lin.wei", "welcomeCode", true))
                        .path("welcomeCode")
                        .asString())
                .toList();
    }

    private static GatewayCommand tag(String id, String customer, int number) {
        var add = number % 2 == 0 ? List.of("etEXgold") : List.of();
        var remove = number % 2 == 0 ? List.of() : List.of("etEXgold");
        return new GatewayCommand(
                id,
                "mark-tags",
                customer,
                Map.of("externalUserId", customer, "staffId", "lin.wei", "add", add, "remove", remove));
    }

    private static GatewayCommand fetch(String id, String customer) {
        return new GatewayCommand(
                id, "fetch-contact", "contact-" + id, Map.of("externalUserId", customer, "lane", "interactive"));
    }

    private static GatewayCommand message(String id, String staff, String lane) {
        return new GatewayCommand(
                id, "send-app-message", "contact-" + id, Map.of("staffIds", List.of(staff), "text", id, "lane", lane));
    }

    private static GatewayCommand welcome(String id, String code) {
        return new GatewayCommand(id, "send-welcome", "contact-" + id, Map.of("welcomeCode", code, "text", "您好"));
    }
}
