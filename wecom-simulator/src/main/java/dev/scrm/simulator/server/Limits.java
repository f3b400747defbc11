package dev.scrm.simulator.server;

import dev.scrm.simulator.world.SlidingWindow;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The limits of calls: refuses what is too much, and counts what came, so that a test can tell whether a caller ever exceeded
 * one. Windows go by the platform's time.
 */
public final class Limits {
    /**
     * What was called, since the start or since counting began anew.
     *
     * @param accepted calls that no limit refused
     * @param refused calls answered with an errcode, by errcode
     * @param largestIn60Seconds the most accepted calls in any 60 seconds
     * @param largestIn3600Seconds the most accepted calls in any hour, at most one second too wide
     * @param largestInMinute the most accepted calls in a minute of the calendar, which is what WeCom counts
     * @param largestConcurrent the most calls in progress at a time, refused ones not among them
     * @param averageMillis how long a call was in progress here, on average
     */
    public record ApiCount(
            String api,
            long calls,
            long accepted,
            Map<Integer, Long> refused,
            long largestIn60Seconds,
            long largestIn3600Seconds,
            long largestInMinute,
            long largestInHour,
            int largestConcurrent,
            double averageMillis) {}

    /** The calls of one quota in its current window. */
    private record Used(long window, long calls, Instant blockedUntil) {}

    private static final class Count {
        private long calls;
        private long accepted;
        private int inProgress;
        private int largestConcurrent;
        private long changedAt;
        private double nanosInProgress;
        private final Map<Integer, Long> refused = new TreeMap<>();
        private final SlidingWindow minute = SlidingWindow.ofMinute();
        private final SlidingWindow hour = SlidingWindow.ofHour();
        private final CalendarCount calendarMinute = new CalendarCount(60_000);
        private final CalendarCount calendarHour = new CalendarCount(3_600_000);

        void accept(long now) {
            accepted++;
            minute.add(now);
            hour.add(now);
            calendarMinute.add(now);
            calendarHour.add(now);
        }

        /** One call more, or one less, is in progress. */
        void change(int by) {
            long now = System.nanoTime();
            nanosInProgress += (double) inProgress * (now - changedAt);
            changedAt = now;
            inProgress = Math.max(0, inProgress + by);
            largestConcurrent = Math.max(largestConcurrent, inProgress);
        }

        ApiCount view(String api) {
            return new ApiCount(
                    api,
                    calls,
                    accepted,
                    Map.copyOf(refused),
                    minute.largest(),
                    hour.largest(),
                    calendarMinute.largest,
                    calendarHour.largest,
                    largestConcurrent,
                    accepted == 0 ? 0 : nanosInProgress / 1e6 / accepted);
        }
    }

    private static final class CalendarCount {
        private final long width;
        private long window = -1;
        private long sum;
        private long largest;

        CalendarCount(long width) {
            this.width = width;
        }

        void add(long now) {
            sum = window == now / width ? sum + 1 : 1;
            window = now / width;
            largest = Math.max(largest, sum);
        }
    }

    private final World world;
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, Used> used = new HashMap<>();

    public Limits(World world) {
        this.world = world;
    }

    /** Notes that a call came, whatever becomes of it. */
    synchronized void called(String api) {
        count(api).calls++;
    }

    /** Lets a call in, or refuses it (45009, 45033). Whoever was let in must {@link #leave}. */
    synchronized void enter(String api, Map<String, String> per) {
        var now = world.now();
        var count = count(api);
        checkQuotas(api, per, now);
        var limits = world.limits().concurrency();
        int most = limits.getOrDefault(api, limits.getOrDefault("*", Integer.MAX_VALUE));
        if (count.inProgress >= most) {
            throw new WecomError(45033, "api concurrent out of limit");
        }
        count.accept(now.toEpochMilli());
        count.change(1);
    }

    synchronized void leave(String api) {
        count(api).change(-1);
    }

    /** Notes that a call was answered with an errcode. */
    synchronized void refused(String api, int errcode) {
        count(api).refused.merge(errcode, 1L, Long::sum);
    }

    public synchronized List<ApiCount> counts() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().view(entry.getKey()))
                .toList();
    }

    /** Begins counting anew and lifts what is blocked. */
    public synchronized void reset() {
        counts.clear();
        used.clear();
    }

    /** Counts the call against all its quotas unless one of them refuses it; that one is blocked from then on. */
    private void checkQuotas(String api, Map<String, String> per, Instant now) {
        var accepted = new ArrayList<Map.Entry<String, Used>>();
        for (var quota : Quotas.of(api, per, world.limits())) {
            var key = quota.subject() + " " + quota.window();
            long window = quota.window().number(now);
            var before = used.getOrDefault(key, new Used(window, 0, Instant.EPOCH));
            long calls = before.window() == window ? before.calls() : 0;
            if (now.isBefore(before.blockedUntil())) {
                throw new WecomError(quota.errcode(), "api freq out of limit");
            }
            if (calls >= quota.most()) {
                used.put(key, new Used(window, calls, quota.window().blockedUntil(now)));
                throw new WecomError(quota.errcode(), "api freq out of limit");
            }
            accepted.add(Map.entry(key, new Used(window, calls + 1, Instant.EPOCH)));
        }
        accepted.forEach(entry -> used.put(entry.getKey(), entry.getValue()));
    }

    private Count count(String api) {
        return counts.computeIfAbsent(api, _ -> new Count());
    }
}
