package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import dev.scrm.endtoend.Arguments;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./scrm bench faults}: 5,000 commands of every kind ({@link FaultsKind}), some of them with pictures, through three
 * replicas of the gateway, one of which is killed every few seconds, while WeCom answers at random that it is busy, that there
 * were too many calls or too many at a time, that the token died, cuts connections and does not answer in time, before and after
 * a call took effect. Nothing may come into effect twice, and each command must have one outcome that is true. What nobody can
 * make sure of may end as {@code effect-unknown}.
 * Arguments, all optional: {@code commands=5000} (7,500 at most) {@code kill-every=4 seed=17 port=19580}.
 */
public final class FaultsBench {
    /** A bulk command that got no answer pauses for five minutes at most, and may be asked about after that. */
    private static final Duration LONGEST_AFTER = Duration.ofMinutes(8);

    private static final String LINE = "  %-26s %8s %6s %6s %7s %8s %7s %10s %5s  %s%n";

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
        try (var sender = new CommandSender(suite.bootstrapServers(), suite.corpId(), Clock.systemUTC());
                var watch = new OutcomeWatch(suite.bootstrapServers())) {
            var world = FaultsWorld.make(suite, sender, watch, commands);
            int before = watch.count();
            var mix = mix(new FaultsMix(world, simulator, commands, Clock.systemUTC()));
            out.printf("%d commands are ready; WeCom breaks now%n", mix.size());
            breakWecom();
            var kills = CompletableFuture.runAsync(
                    () -> killInTurn(watch, before + mix.size() * 9 / 10), Thread::startVirtualThread);
            long start = System.nanoTime();
            var wishes = send(mix, sender);
            kills.join();
            suite.replicas().forEach(suite.suite()::start);
            out.println("every replica runs again; WeCom works again");
            simulator.send("DELETE", "/sim/v1/faults", null, Map.of());
            boolean done = watch.await(before + wishes.size(), LONGEST_AFTER);
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()); // what comes twice comes late
            return report(watch, wishes, (System.nanoTime() - start) / 1e9) && done;
        }
    }

    /** The commands of all kinds in any order; each is made when it is sent. */
    private List<Supplier<Wish>> mix(FaultsMix mix) {
        var all = new ArrayList<Supplier<Wish>>();
        for (var kind : FaultsKind.values()) {
            IntStream.range(0, kind.share(commands)).forEach(number -> all.add(() -> mix.wish(kind, number)));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private List<Wish> send(List<Supplier<Wish>> mix, CommandSender sender) {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < mix.size(); i += 100) {
            var some = mix.subList(i, Math.min(i + 100, mix.size())).stream()
                    .map(Supplier::get)
                    .toList();
            sender.send(some.stream().map(Wish::command).toList());
            wishes.addAll(some);
            LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
        }
        out.println("all commands sent");
        return wishes;
    }

    /** Each at random, of all calls; what one brings about may come after nobody waits for an answer any more. */
    private void breakWecom() {
        fault(Map.of("errcode", -1, "probability", 0.05));
        fault(Map.of("errcode", -1, "probability", 0.02, "afterEffect", true));
        fault(Map.of("errcode", 42001, "probability", 0.01));
        fault(Map.of("errcode", 45009, "probability", 0.001));
        fault(Map.of("errcode", 45033, "probability", 0.005));
        fault(Map.of("drop", true, "probability", 0.03));
        fault(Map.of("drop", true, "probability", 0.03, "afterEffect", true));
        fault(Map.of("delayMs", 2_500, "probability", 0.02, "afterEffect", true));
        FaultsKind.apis().forEach(api -> fault(Map.of("api", api, "delayMs", 2_500, "probability", 0.02)));
    }

    private void fault(Map<String, Object> what) {
        var wish = new HashMap<>(what);
        wish.putIfAbsent("api", "*");
        wish.put("seed", random.nextInt(1_000_000));
        simulator.post("/sim/v1/faults", wish);
    }

    private void killInTurn(OutcomeWatch watch, int enough) {
        int turn = 0;
        // Until most have their outcome, and each when it works again: kills hit replicas at work.
        while (watch.count() < enough && turn < 60) {
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

    private boolean report(OutcomeWatch watch, List<Wish> wishes, double seconds) {
        var told = watch.told().entrySet().stream()
                .collect(Collectors.<Map.Entry<String, OutcomeWatch.Told>, String, Collection<String>>toMap(
                        Map.Entry::getKey, one -> one.getValue().results()));
        var tallies = new EnumMap<FaultsKind, KindTally>(FaultsKind.class);
        for (var kind : FaultsKind.values()) {
            var ofKind = wishes.stream()
                    .filter(wish -> wish.command().name().equals(kind.commandName()))
                    .toList();
            tallies.put(kind, KindTally.of(ofKind, told, effects(kind, watch)));
        }
        out.printf(
                LINE,
                "kind",
                "commands",
                "sent",
                "failed",
                "expired",
                "effects",
                "unknown",
                "duplicates",
                "lost",
                "not sent, as told");
        tallies.forEach((kind, tally) -> out.printf(
                LINE,
                kind.commandName(),
                tally.commands(),
                tally.sent(),
                tally.told("failed"),
                tally.told("expired"),
                kind.api().isEmpty() ? "-" : tally.effects(),
                tally.unknown(),
                tally.duplicates(),
                tally.lost(),
                tally.notSent().isEmpty() ? "" : tally.notSent()));
        tallies.forEach((kind, tally) ->
                tally.doubled().forEach(trace -> out.println("  twice, " + kind.commandName() + " " + trace)));
        int duplicates = sum(tallies, KindTally::duplicates);
        int lost = sum(tallies, KindTally::lost);
        int contradicted = sum(tallies, KindTally::contradicted);
        int denied = sum(tallies, KindTally::denied);
        out.printf(
                "RESULT bench=faults commands=%d outcomes=%d lost=%d duplicates=%d contradicted=%d sent_but_not_there=%d denied=%d effect_unknown=%d kinds=%d kills=%s seconds=%.0f%n",
                wishes.size(),
                wishes.size() - sum(tallies, KindTally::withoutOutcome),
                lost,
                duplicates,
                contradicted,
                sum(tallies, KindTally::withoutEffect),
                denied,
                sum(tallies, KindTally::unknown),
                tallies.size(),
                killed.toString().replace(" ", ""),
                seconds);
        return lost == 0 && duplicates == 0 && contradicted == 0 && denied == 0;
    }

    private List<JsonNode> effects(FaultsKind kind, OutcomeWatch watch) {
        return switch (kind.api()) {
            case "" -> List.of();
            case FaultsKind.TAKEN_BACK -> watch.effects(FaultsKind.TAKEN_BACK);
            default ->
                simulator
                        .get("/sim/v1/effects?kind=" + kind.api())
                        .path("items")
                        .valueStream()
                        .toList();
        };
    }

    private static int sum(Map<FaultsKind, KindTally> tallies, ToIntFunction<KindTally> figure) {
        return tallies.values().stream().mapToInt(figure).sum();
    }
}
