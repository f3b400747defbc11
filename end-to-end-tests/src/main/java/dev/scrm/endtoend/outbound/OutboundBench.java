package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Arguments;
import dev.scrm.quickstart.suite.Program;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code ./scrm bench outbound}: how many commands a second one gateway carries out against a WeCom that answers at once
 * and limits nothing, with the ledger on. Arguments, all optional: {@code commands=60000 warm-up=20000 port=19380}.
 */
public final class OutboundBench {
    /** No limit of ours slows it down either. */
    private static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "GATEWAY_WECOM_LIMITS_MINUTE", "100000000",
            "GATEWAY_WECOM_LIMITS_HOUR", "100000000",
            "GATEWAY_WECOM_LIMITS_ADDRESSMINUTE", "100000000",
            "GATEWAY_WECOM_LIMITS_ADDRESSHOUR", "100000000",
            "GATEWAY_WECOM_LIMITS_MEMBERMINUTE", "100000000",
            "GATEWAY_WECOM_LIMITS_MEMBERHOUR", "100000000");

    private OutboundBench() {}

    public static void main(String[] words) {
        var arguments = new Arguments(words);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean clean;
        try (var suite = OutboundSuite.start("outbound", 1, arguments.number("port", 19380), WITHOUT_LIMITS, out)) {
            suite.simulator().put("/sim/v1/limits", Map.of("like", "demo", "appMessages", false));
            clean = run(suite, arguments.number("warm-up", 20_000), arguments.number("commands", 60_000), out);
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean run(OutboundSuite suite, int warmUp, int commands, PrintStream out) {
        try (var sender = new CommandSender(suite.bootstrapServers(), suite.corpId(), Clock.systemUTC());
                var watch = new OutcomeWatch(suite.bootstrapServers())) {
            sender.send(messages("warm-up", warmUp));
            watch.await(warmUp, Duration.ofMinutes(3));
            out.println("warm; now it counts");
            double gateway = suite.gatewayCpuSeconds();
            double kafka = suite.cpuSeconds(Program.KAFKA);
            double mongodb = suite.cpuSeconds(Program.MONGODB);
            double simulator = suite.cpuSeconds(Program.SIMULATOR);
            int before = watch.count();
            long start = System.nanoTime();
            sender.send(messages("counted", commands));
            watch.await(before + commands, Duration.ofMinutes(5));
            double seconds = (System.nanoTime() - start) / 1e9;
            var effects = suite.simulator().get("/sim/v1/effects?mark=counted&atLeast=2");
            long duplicates = effects.path("duplicated").asLong();
            long lost = commands - Math.min(commands, effects.path("distinct").asLong());
            out.printf(
                    "RESULT bench=outbound commands=%d commands_per_s=%.0f duplicates=%d lost=%d outcomes=%d gateway_us=%.0f kafka_us=%.0f mongodb_us=%.0f simulator_us=%.0f%n",
                    commands,
                    commands / seconds,
                    duplicates,
                    lost,
                    watch.count() - before,
                    micros(suite.gatewayCpuSeconds() - gateway, commands),
                    micros(suite.cpuSeconds(Program.KAFKA) - kafka, commands),
                    micros(suite.cpuSeconds(Program.MONGODB) - mongodb, commands),
                    micros(suite.cpuSeconds(Program.SIMULATOR) - simulator, commands));
            return duplicates == 0 && lost == 0 && watch.count() - before == commands;
        }
    }

    private static double micros(double seconds, int commands) {
        return seconds * 1e6 / commands;
    }

    /** Each about another contact, as they are in a mass. */
    private static List<GatewayCommand> messages(String mark, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new GatewayCommand(
                        mark + "-" + i,
                        "send-app-message",
                        "contact-" + i,
                        Map.of("staffIds", List.of("lin.wei"), "text", "%s %d".formatted(mark, i), "lane", "bulk")))
                .toList();
    }
}
