package dev.scrm.benchmarks;

import dev.scrm.quickstart.suite.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Finds the rate of callbacks that the gateway sustains, and measures half of it. */
final class CallbackLoad {
    /** A rate is sustained when it is kept up and nobody waits longer than this; WeCom would wait five seconds. */
    private static final double PATIENCE_MILLIS = 1_000;

    private static final double KEPT_UP = 0.99;
    /** From what each connection sends after its last answer; then in steps downwards. */
    private static final double FIRST_STEP = 1.05;

    private static final double STEP = 0.94;
    private static final int STEPS_AT_MOST = 12;
    private static final int ROUND_SECONDS = 4;
    private static final double WARMER = 1.02;
    private static final int WARM_UP_AT_MOST = 4;
    private static final Duration SPOOL = Duration.ofSeconds(60);
    private static final int AT_MOST_PER_SECOND = 60_000;

    /**
     * What was measured.
     *
     * @param sustained at the highest rate that was kept up
     * @param half at half of that
     */
    record Result(Measured sustained, Measured half) {}

    private final BenchmarkSettings settings;
    private final Suite suite;
    private final CallbackStock stock;
    private final OpenModelSender sender;
    private final KafkaTopicSize topic;
    private final Consumer<String> say;

    CallbackLoad(
            BenchmarkSettings settings,
            Suite suite,
            CallbackStock stock,
            OpenModelSender sender,
            KafkaTopicSize topic,
            Consumer<String> say) {
        this.settings = settings;
        this.suite = suite;
        this.stock = stock;
        this.sender = sender;
        this.topic = topic;
        this.say = say;
    }

    Result run() throws IOException {
        double capacity = warmUp();
        var sustained = sustained(capacity);
        var half = measured(
                sustained.report().acceptedPerSecond() / 2, settings.window().multipliedBy(2));
        return new Result(sustained, half);
    }

    /**
     * Until it gets no faster: compiling takes more processor time than callbacks do in the first minute. Answers how many
     * callbacks a second went through at the end.
     */
    private double warmUp() throws IOException {
        double best = 0;
        double last = 0;
        long begin = System.nanoTime();
        long least = settings.warmUp().toNanos();
        while (System.nanoTime() - begin < least
                || (last > WARMER * best && System.nanoTime() - begin < WARM_UP_AT_MOST * least)) {
            best = Math.max(best, last);
            var requests =
                    stock.make((int) Math.clamp(ROUND_SECONDS * last * 2, 20_000, ROUND_SECONDS * AT_MOST_PER_SECOND));
            var round = durable(() -> sender.sendAtOnce(requests, Duration.ofSeconds(ROUND_SECONDS)));
            last = round.report().acceptedPerSecond();
            say.accept("warm-up, each connection busy: %.0f/s, p99 %.1f ms; µs of gateway %.1f, broker %.1f"
                    .formatted(
                            last,
                            round.report().millisAt(99),
                            round.micros().gateway(),
                            round.micros().broker()));
        }
        return Math.max(best, last);
    }

    private Measured sustained(double capacity) throws IOException {
        double rate = capacity * FIRST_STEP;
        for (int step = 0; step < STEPS_AT_MOST; step++) {
            var measured = measured(rate, settings.window());
            if (measured.isSustained(rate)) {
                return measured;
            }
            rate *= STEP;
        }
        throw new IllegalStateException(
                "Expected a rate that the gateway sustains, but not even %.0f/s".formatted(rate));
    }

    /**
     * A run and what it cost.
     *
     * @param inKafka more than was accepted when callbacks took the way over the spool, or came in after the sender had
     *     given up
     */
    record Measured(LoadReport report, long inKafka, CpuSeconds micros) {
        boolean isSustained(double rate) {
            return report.accepted() == report.due()
                    && inKafka == report.accepted()
                    && report.acceptedPerSecond() >= KEPT_UP * rate
                    && report.millisAt(99) <= PATIENCE_MILLIS;
        }
    }

    private Measured measured(double rate, Duration window) throws IOException {
        var requests = stock.make((int) (rate * window.toMillis() / 1_000));
        System.gc(); // the stock must not be moved about while it is sent
        var measured = durable(() -> sender.send(requests, rate));
        var report = measured.report();
        var micros = measured.micros();
        say.accept(("due %.0f/s: accepted %.0f/s, p50 %.1f, p99 %.1f, p99.9 %.1f ms; µs of gateway %.1f, broker %.1f,"
                        + " sender %.1f")
                .formatted(
                        rate,
                        report.acceptedPerSecond(),
                        report.millisAt(50),
                        report.millisAt(99),
                        report.millisAt(99.9),
                        micros.gateway(),
                        micros.broker(),
                        micros.sender()));
        return measured;
    }

    /** A run of which every accepted callback is in Kafka. */
    private Measured durable(Load load) throws IOException {
        long sizeBefore = topic.settled(SPOOL);
        var cpuBefore = CpuSeconds.now(suite);
        var report = load.run();
        var used = CpuSeconds.now(suite).minus(cpuBefore);
        long inKafka = topic.awaitAtLeast(sizeBefore + report.accepted(), SPOOL) - sizeBefore;
        if (inKafka < report.accepted()) {
            throw new IllegalStateException("Expected %d accepted callbacks in Kafka but found %d (answers: %s)"
                    .formatted(report.accepted(), inKafka, report.statuses()));
        }
        if (inKafka > report.accepted()) {
            say.accept(
                    "accepted %d, in Kafka %d (answers: %s)".formatted(report.accepted(), inKafka, report.statuses()));
        }
        return new Measured(report, inKafka, used.micros(report.accepted()));
    }

    /** Something that sends. */
    private interface Load {
        LoadReport run() throws IOException;
    }
}
