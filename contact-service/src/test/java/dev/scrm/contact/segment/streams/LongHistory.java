package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Bounds;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.Measure;
import dev.scrm.contact.segment.ValueTest;
import dev.scrm.contact.segment.Window;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long one more deed of somebody takes who did 10,000 of the kind, with 20 rules that ask for it. Run by hand; nothing is asserted. */
final class LongHistory {
    private static final Instant NOON = SegmentTopologyTests.NOON;
    private static final int DEEDS = 10_000;
    private static final int RULES = 20;
    private static final int WARM = 30;
    private static final int MEASURED = 100;

    private LongHistory() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("long-history");
        try (var run = new SegmentRun(directory, NOON)) {
            var wang = SegmentRun.contact(7);
            run.after(Duration.ofSeconds(2)).knows(wang);
            for (int i = 0; i < DEEDS; i++) {
                run.does(wang, "order-paid", NOON.minusSeconds(3_000L * (DEEDS - i)), paid(i));
            }
            for (int i = 0; i < RULES; i++) {
                run.defines("%032x".formatted(900 + i), 1, condition(i), 0, null);
            }
            run.after(Duration.ofSeconds(5));
            for (int i = 0; i < WARM; i++) {
                run.does(wang, "order-paid", run.now(), paid(i));
            }
            var threads = ManagementFactory.getThreadMXBean();
            var took = new double[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                long begun = threads.getCurrentThreadCpuTime();
                run.does(wang, "order-paid", run.now(), paid(i));
                took[i] = (threads.getCurrentThreadCpuTime() - begun) / 1e6;
            }
            Arrays.sort(took);
            System.out.printf(
                    "a deed after %,d with %d rules takes processor time: %.1f ms in the middle, %.1f ms at most of nine in ten%n",
                    DEEDS, RULES, took[MEASURED / 2], took[MEASURED * 9 / 10]);
        }
    }

    private static Map<String, Object> paid(int i) {
        return Map.of(
                "orderId",
                "o-" + i,
                "amount",
                100 + i % 900,
                "category",
                i % 3 == 0 ? "护肤" : "彩妆",
                "productId",
                "p-" + i % 200,
                "store",
                "上海南京西路店");
    }

    /** A third each: a sum of what passes a test, how many different ones, and how often what passes a test. */
    private static Condition condition(int i) {
        List<Condition.PropertyTest> skin =
                List.of(new Condition.PropertyTest("category", new ValueTest.OneOf(Set.of("护肤", "x" + i))));
        var days = Window.last(Duration.ofDays(300 + i));
        return switch (i % 3) {
            case 0 ->
                new Condition.Did(
                        "order-paid",
                        skin,
                        days,
                        new Measure.Sum("amount"),
                        new Bounds(BigDecimal.valueOf(i % 2 == 0 ? 1_000 : 900_000_000), null));
            case 1 ->
                new Condition.Did(
                        "order-paid", List.of(), days, new Measure.Distinct("productId"), Bounds.atLeast(150 + i));
            default -> new Condition.Did("order-paid", skin, days, new Measure.Count(), Bounds.atLeast(2_000));
        };
    }
}
