package dev.scrm.benchmarks;

import dev.scrm.benchmarks.SignedCallback.Address;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import dev.scrm.simulator.DemoCorp;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code ./scrm bench callbacks}: how many durable callbacks a second the real gateway takes on this machine together
 * with broker and sender, how long they take at half of that, and what each process spends on one at both rates.
 */
public final class CallbacksBenchmark {
    private static final long STARTED = System.nanoTime();

    private final BenchmarkSettings settings;
    private final PrintStream out;

    private CallbacksBenchmark(BenchmarkSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new CallbacksBenchmark(BenchmarkSettings.of(arguments, System.getenv()), out).run();
            System.exit(0);
        } catch (Exception e) {
            out.println("The bench could not run: " + e.getMessage());
            e.printStackTrace(out);
            System.exit(1);
        }
    }

    private void run() throws IOException {
        say("%d processors, load %.1f; durable: answered 200 and in Kafka"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        var load = underLoad();
        var crypto = new CallbackCrypto(settings.clock());
        var good = crypto.good();
        say("verify, decrypt, parse: %.1f µs, weixin-java-cp %.1f µs".formatted(good.ours(), good.peers()));
        double hostile = hostile(crypto);
        out.println(new ResultLine("callbacks")
                .with("callbacks_per_s", load.sustained().report().acceptedPerSecond())
                .with("p50_ms", load.half().report().millisAt(50))
                .with("p99_ms", load.half().report().millisAt(99))
                .with("p999_ms", load.half().report().millisAt(99.9))
                .with("gateway_us", load.sustained().micros().gateway())
                .with("broker_us", load.sustained().micros().broker())
                .with("sender_us", load.sustained().micros().sender())
                .with("gateway_half_us", load.half().micros().gateway())
                .with("broker_half_us", load.half().micros().broker())
                .with("sender_half_us", load.half().micros().sender())
                .with("crypto_us", good.ours())
                .with("peer_crypto_us", good.peers())
                .with("hostile_us", hostile));
    }

    private CallbackLoad.Result underLoad() throws IOException {
        var directory = settings.root().resolve(".scrm/bench-callbacks");
        var suiteSettings = SuiteSettings.of(settings.root(), directory, settings.portBase())
                .optimized()
                .against(settings.kafka(), settings.mongodb());
        new Directories(settings.root(), directory).wipe();
        try (var suite = Suite.of(suiteSettings, settings.clock())) {
            start(suite);
            var port = suiteSettings.ports().of(Program.WECOM_GATEWAY);
            var address = new Address(
                    DemoCorp.CORP_ID,
                    DemoCorp.AGENT_ID,
                    DemoCorp.CALLBACK_TOKEN,
                    CallbackKey.parse(DemoCorp.CALLBACK_AES_KEY));
            var stock = new CallbackStock(
                    address,
                    "127.0.0.1:" + port,
                    DemoCorp.CALLBACK_PATH,
                    settings.clock(),
                    new Random(settings.clock().millis()));
            var sender = new OpenModelSender(new InetSocketAddress("127.0.0.1", port), settings.connections());
            try (var topic = new KafkaTopicSize(suiteSettings.kafkaBootstrap(), Topics.WECOM_CALLBACKS)) {
                return new CallbackLoad(settings, suite, stock, sender, topic, this::say).run();
            }
        }
    }

    /** The servers, of which the gateway needs all, and the gateway alone: nobody else works on the callbacks. */
    private void start(Suite suite) {
        Stream.concat(suite.servers().stream(), Stream.of(Program.WECOM_GATEWAY))
                .forEach(program -> {
                    suite.prepare(program);
                    suite.start(program);
                    say("started " + program.programName());
                });
    }

    /** The worst of all families. */
    private double hostile(CallbackCrypto crypto) {
        return HostileBodies.all().entrySet().stream()
                .map(body -> {
                    var micros = crypto.refusing(body.getValue());
                    say("refusing 64 KB of %s: %.1f µs, weixin-java-cp %.1f µs"
                            .formatted(body.getKey(), micros.ours(), micros.peers()));
                    return micros.ours();
                })
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void say(String text) {
        out.println("%6.1f s  %s".formatted((System.nanoTime() - STARTED) / 1e9, text));
    }
}
