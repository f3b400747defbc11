package dev.scrm.contact.portrait;

import dev.scrm.contact.behavior.Behavior;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is worth by what they paid within a year: recency, frequency, monetary value (RFM), each graded from 1 to 5.
 *
 * @param tier {@code S}, {@code A}, {@code B}, {@code C} by the sum of the grades (13, 10, 7), or {@code none} who paid nothing
 * @param group one of the eight groups of the field by which grades are 3 or better; null who paid nothing
 * @param lastPaidAt null who paid nothing
 * @param amount less what was given back, in fen
 */
public record CustomerValue(
        String tier,
        @Nullable String group,
        int recency,
        int frequency,
        int monetary,
        @Nullable Instant lastPaidAt,
        long orders,
        long amount,
        String because,
        List<Evidence> evidence) {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int GOOD = 3;
    private static final int HUNDREDTHS = 2;

    static CustomerValue of(Deeds deeds, PortraitRules rules) {
        var paid = deeds.within(YEAR)
                .filter(one -> one.type().equals("order-paid") && Deeds.isInYuan(one))
                .toList();
        if (paid.isEmpty()) {
            return new CustomerValue("none", null, 0, 0, 0, null, 0, 0, "一年内没有付款", List.of());
        }
        var last = paid.getFirst().occurredAt();
        long amount = sum(paid)
                - sum(deeds.within(YEAR)
                        .filter(one -> one.type().equals("order-refunded") && Deeds.isInYuan(one))
                        .toList());
        long days = deeds.daysSince(last);
        int recency = rules.gradeOfRecency(days);
        int frequency = rules.gradeOfFrequency(paid.size());
        int monetary = rules.gradeOfMonetary(amount);
        return new CustomerValue(
                tier(recency + frequency + monetary),
                group(recency, frequency, monetary),
                recency,
                frequency,
                monetary,
                last,
                paid.size(),
                amount,
                "一年内付款%d次，扣除退款共%s元，最近一次在%d天前".formatted(paid.size(), yuan(amount), days),
                Evidence.of(paid.stream()));
    }

    private static long sum(List<Behavior> behaviors) {
        return behaviors.stream()
                .flatMap(one -> Deeds.amount(one, "amount").stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, HUNDREDTHS).toPlainString();
    }

    private static String tier(int grades) {
        return grades >= 13 ? "S" : grades >= 10 ? "A" : grades >= 7 ? "B" : "C";
    }

    /** The eight groups as the field in China names them. */
    private static String group(int recency, int frequency, int monetary) {
        var weight = monetary >= GOOD ? "重要" : "一般";
        if (recency >= GOOD) {
            return weight + (frequency >= GOOD ? "价值客户" : "发展客户");
        }
        return weight + (frequency >= GOOD ? "保持客户" : "挽留客户");
    }
}
