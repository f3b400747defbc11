package dev.scrm.contact.portrait;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a corp judges: four bounds each part five grades, the best is 5.
 *
 * @param recencyDays days since the last payment, growing: at most the first is a 5, more than the last a 1
 * @param frequency payments of a year, growing: at least the last is a 5, fewer than the first a 1
 * @param monetary what was paid in a year less what was given back, in the smallest unit, growing, likewise
 * @param activityDays days since the last deed, growing: at most the first is active, then cooling, then silent, then lost
 * @param weights how much a deed of a type says of likes and engagement; those not named count as {@value #OTHER}
 */
public record PortraitRules(
        List<Long> recencyDays,
        List<Long> frequency,
        List<Long> monetary,
        List<Long> activityDays,
        Map<String, Integer> weights) {
    private static final int OTHER = 1;
    private static final int GRADES = 4;
    private static final int STATES = 3;
    private static final int MOST_WEIGHTS = 200;
    private static final int HEAVIEST = 100;

    public static final PortraitRules DEFAULT = new PortraitRules(
            List.of(14L, 45L, 90L, 180L),
            List.of(2L, 3L, 5L, 10L),
            List.of(20_000L, 80_000L, 200_000L, 500_000L),
            List.of(7L, 30L, 90L),
            Map.ofEntries(
                    Map.entry("cart-added", 4),
                    Map.entry("content-read", 2),
                    Map.entry("content-shared", 5),
                    Map.entry("event-attended", 8),
                    Map.entry("event-registered", 4),
                    Map.entry("form-submitted", 8),
                    Map.entry("order-paid", 10),
                    Map.entry("product-favorited", 3),
                    Map.entry("product-viewed", 1),
                    Map.entry("review-written", 6),
                    Map.entry("service-called", 4),
                    Map.entry("store-checked-in", 8),
                    Map.entry("video-commented", 4),
                    Map.entry("video-liked", 2),
                    Map.entry("video-watched", 2)));

    public PortraitRules {
        recencyDays = growing("recencyDays", recencyDays, GRADES);
        frequency = growing("frequency", frequency, GRADES);
        monetary = growing("monetary", monetary, GRADES);
        activityDays = growing("activityDays", activityDays, STATES);
        if (weights.size() > MOST_WEIGHTS
                || weights.entrySet().stream()
                        .anyMatch(
                                one -> one.getKey().length() > 64 || one.getValue() < 0 || one.getValue() > HEAVIEST)) {
            throw PortraitRefused.rulesInvalid(
                    "weights", "at most %d types with whole numbers from 0 to %d".formatted(MOST_WEIGHTS, HEAVIEST));
        }
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    private static List<Long> growing(String field, List<Long> bounds, int count) {
        boolean right = bounds.size() == count && bounds.getFirst() > 0;
        for (int i = 1; right && i < count; i++) {
            right = bounds.get(i) > bounds.get(i - 1);
        }
        if (!right) {
            throw PortraitRefused.rulesInvalid(field, "%d growing whole numbers above 0".formatted(count));
        }
        return List.copyOf(bounds);
    }

    int weight(String type) {
        return weights.getOrDefault(type, OTHER);
    }

    /** From 1 to 5: the less the better. */
    int gradeOfRecency(long days) {
        return GRADES
                + 1
                - (int) recencyDays.stream().filter(bound -> days > bound).count();
    }

    int gradeOfFrequency(long count) {
        return 1 + (int) frequency.stream().filter(bound -> count >= bound).count();
    }

    int gradeOfMonetary(long amount) {
        return 1 + (int) monetary.stream().filter(bound -> amount >= bound).count();
    }
}
