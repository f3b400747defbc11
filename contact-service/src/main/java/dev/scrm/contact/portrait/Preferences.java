package dev.scrm.contact.portrait;

import static java.util.Comparator.comparingDouble;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.privacy.Masking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person likes, as far as what they did tells.
 *
 * @param categories of what they looked at, bought and read
 * @param content articles, videos or events
 * @param priceBand what they usually pay; null when too little is known
 * @param timeOfDay when they usually do things; null when too little is known
 */
public record Preferences(
        List<Liking> categories,
        List<Liking> content,
        @Nullable PriceBand priceBand,
        @Nullable TimeOfDay timeOfDay) {
    private static final int MOST = 5;
    private static final double LEAST_SHARE = 0.05;
    private static final double HALF_LIFE_DAYS = 60;
    private static final int ENOUGH_ORDERS = 3;
    private static final int ENOUGH_PRICES = 5;
    private static final int ENOUGH_TIMES = 10;
    private static final double CLEAR_SHARE = 0.3;
    private static final int HOURS = 4;

    /**
     * Something they like.
     *
     * @param share of all that was weighed, from 0 to 1; what was done 60 days ago weighs half
     * @param count how many deeds speak for it
     */
    public record Liking(String value, double share, long count, String because, List<Evidence> evidence) {
        private Liking maskedBy(Masking masking) {
            return new Liking(masking.words(value), share, count, masking.words(because), evidence);
        }
    }

    /**
     * The middle half of what they paid, or of prices they looked at, in the smallest unit of the currency.
     *
     * @param basis {@code orders} or {@code prices-viewed}
     */
    public record PriceBand(long from, long to, String currency, String basis, long count, String because) {}

    /** @param fromHour of a day in China; the band has four hours */
    public record TimeOfDay(int fromHour, int toHour, double share, long count, String because) {}

    /** What a category is called is what a source wrote. */
    public Preferences maskedBy(Masking masking) {
        return new Preferences(masked(categories, masking), masked(content, masking), priceBand, timeOfDay);
    }

    private static List<Liking> masked(List<Liking> likings, Masking masking) {
        return likings.stream().map(one -> one.maskedBy(masking)).toList();
    }

    static Preferences of(Deeds deeds, PortraitRules rules) {
        return new Preferences(
                likings(deeds, rules, one -> Deeds.text(one, "category"), "次与“%s”有关的行为"),
                likings(deeds, rules, one -> format(one.type()), "次%s"),
                priceBand(deeds).orElse(null),
                timeOfDay(deeds).orElse(null));
    }

    private static Optional<String> format(String type) {
        return switch (type) {
            case "content-read", "content-shared" -> Optional.of("文章");
            case "video-watched", "video-liked", "video-commented" -> Optional.of("视频");
            case "event-registered", "event-attended" -> Optional.of("活动");
            default -> Optional.empty();
        };
    }

    private static List<Liking> likings(
            Deeds deeds, PortraitRules rules, Function<Behavior, Optional<String>> value, String words) {
        Map<String, List<Behavior>> byValue = new LinkedHashMap<>();
        for (var one : deeds.latestFirst()) {
            value.apply(one)
                    .ifPresent(known -> byValue.computeIfAbsent(known, _ -> new ArrayList<>())
                            .add(one));
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        byValue.forEach((known, all) -> weights.put(
                known,
                all.stream().mapToDouble(one -> weight(one, deeds, rules)).sum()));
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return byValue.entrySet().stream()
                .map(one ->
                        liking(one.getKey(), one.getValue(), weights.getOrDefault(one.getKey(), 0.0) / total, words))
                .filter(one -> one.share() >= LEAST_SHARE)
                .sorted(comparingDouble(Liking::share).reversed().thenComparing(Liking::value))
                .limit(MOST)
                .toList();
    }

    private static double weight(Behavior behavior, Deeds deeds, PortraitRules rules) {
        return rules.weight(behavior.type()) * Math.pow(0.5, deeds.daysSince(behavior.occurredAt()) / HALF_LIFE_DAYS);
    }

    private static Liking liking(String value, List<Behavior> all, double share, String words) {
        return new Liking(
                value,
                Math.round(share * 100) / 100.0,
                all.size(),
                all.size() + words.formatted(value),
                Evidence.of(all.stream()));
    }

    private static Optional<PriceBand> priceBand(Deeds deeds) {
        var paid = amounts(deeds.of("order-paid"), "amount");
        if (paid.size() >= ENOUGH_ORDERS) {
            return Optional.of(band(paid, "orders", "%d笔订单的中间一半"));
        }
        var prices = amounts(deeds.of("product-viewed", "cart-added"), "price");
        return prices.size() >= ENOUGH_PRICES
                ? Optional.of(band(prices, "prices-viewed", "%d次浏览或加购的价格的中间一半"))
                : Optional.empty();
    }

    /** In one currency, that of most of the world here. */
    private static List<Long> amounts(Stream<Behavior> behaviors, String property) {
        return behaviors
                .filter(Deeds::isInYuan)
                .flatMap(one -> Deeds.amount(one, property).stream())
                .sorted()
                .toList();
    }

    private static PriceBand band(List<Long> sorted, String basis, String because) {
        return new PriceBand(
                sorted.get(sorted.size() / 4),
                sorted.get((sorted.size() - 1) * 3 / 4),
                Deeds.YUAN,
                basis,
                sorted.size(),
                because.formatted(sorted.size()));
    }

    private static Optional<TimeOfDay> timeOfDay(Deeds deeds) {
        var counts = new long[24 / HOURS];
        deeds.within(Duration.ofDays(90))
                .forEach(one -> counts[one.occurredAt().atZone(Deeds.ZONE).getHour() / HOURS]++);
        long all = LongStream.of(counts).sum();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        double share = all == 0 ? 0 : (double) counts[best] / all;
        if (all < ENOUGH_TIMES || share < CLEAR_SHARE) {
            return Optional.empty();
        }
        return Optional.of(new TimeOfDay(
                best * HOURS,
                (best + 1) * HOURS,
                Math.round(share * 100) / 100.0,
                counts[best],
                "九十天内%d次行为中的%d次".formatted(all, counts[best])));
    }
}
