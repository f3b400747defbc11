package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** The counters of one app or robot. They only grow, so that what was not written down yet is known whatever fails. */
final class ReceiverTally {
    /** More words of a kind are one: what WeCom may say one day is not bounded. */
    private static final int MOST_WORDS = 40;

    private static final String OTHERS = "others";
    private static final String UNNAMED = "unnamed";

    /** What a field of a document may be called. */
    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^0-9A-Za-z_/-]");

    private static final int LONGEST_WORD = 64;

    private final CallbackReceiver receiver;
    private final Map<CallbackAnswer, LongAdder> answers = new EnumMap<>(CallbackAnswer.class);
    private final LongAdder[] times = adders(CallbackCount.BOUNDS_MILLIS.length);
    private final ConcurrentHashMap<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> unrecognized = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAccumulator> lastRefusals = new ConcurrentHashMap<>();
    private final LongAccumulator slowest = latest();
    private final LongAccumulator lastKept = latest();
    private final LongAccumulator lastProven = latest();

    ReceiverTally(CallbackReceiver receiver) {
        this.receiver = receiver;
        for (var answer : CallbackAnswer.values()) {
            answers.put(answer, new LongAdder());
        }
    }

    CallbackReceiver receiver() {
        return receiver;
    }

    void answered(CallbackAnswer answer, long nanos, long now) {
        long millis = nanos / 1_000_000;
        requireNonNull(answers.get(answer)).increment();
        times[bound(millis)].increment();
        slowest.accumulate(millis);
        if (answer.isKept()) {
            lastKept.accumulate(now);
        }
    }

    void proven(long now) {
        lastProven.accumulate(now);
    }

    void refused(String reason, long now) {
        var word = count(refusals, reason);
        lastRefusals.computeIfAbsent(word, _ -> latest()).accumulate(now);
    }

    void unrecognized(String type) {
        count(unrecognized, type);
    }

    /** Since the process began, but for the slowest, which is the one since it was asked for. */
    CallbackCount total() {
        long slowestMillis = slowest.getThenReset(); // first, so that what took so long is counted below
        Map<CallbackAnswer, Long> byAnswer = new EnumMap<>(CallbackAnswer.class);
        answers.forEach((answer, count) -> byAnswer.put(answer, count.sum()));
        Map<Integer, Long> byTime = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            byTime.put(CallbackCount.BOUNDS_MILLIS[i], times[i].sum());
        }
        return new CallbackCount(byAnswer, sums(refusals), sums(unrecognized), byTime, slowestMillis);
    }

    /** One that was asked for but not written down. */
    void keepSlowest(long millis) {
        slowest.accumulate(millis);
    }

    long lastKept() {
        return lastKept.get();
    }

    long lastProven() {
        return lastProven.get();
    }

    Map<String, Long> lastRefusals() {
        Map<String, Long> last = new TreeMap<>();
        lastRefusals.forEach((reason, at) -> last.put(reason, at.get()));
        return last;
    }

    private static String count(ConcurrentHashMap<String, LongAdder> counters, String words) {
        var safe = words.isEmpty() ? UNNAMED : NOT_OF_A_WORD.matcher(words).replaceAll("_");
        var word = safe.substring(0, Math.min(safe.length(), LONGEST_WORD));
        var known = counters.get(word);
        var counted = known != null || counters.size() < MOST_WORDS ? word : OTHERS;
        counters.computeIfAbsent(counted, _ -> new LongAdder()).increment();
        return counted;
    }

    private static int bound(long millis) {
        int at = 0;
        while (at < CallbackCount.BOUNDS_MILLIS.length - 1 && millis > CallbackCount.BOUNDS_MILLIS[at]) {
            at++;
        }
        return at;
    }

    private static Map<String, Long> sums(ConcurrentHashMap<String, LongAdder> counters) {
        Map<String, Long> sums = new TreeMap<>();
        counters.forEach((word, count) -> sums.put(word, count.sum()));
        return sums;
    }

    private static LongAdder[] adders(int length) {
        var adders = new LongAdder[length];
        Arrays.setAll(adders, _ -> new LongAdder());
        return adders;
    }

    private static LongAccumulator latest() {
        return new LongAccumulator(Math::max, 0);
    }
}
