package dev.scrm.gateway.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was granted of a budget to all replicas, and whether WeCom has closed it.
 *
 * @param windows one for each window of the allowance, in its order
 * @param closedUntil nobody calls before; null when WeCom never refused
 * @param refusals times in a row that WeCom closed it again as soon as it was open
 */
public record Spent(List<Grants> windows, @Nullable Instant closedUntil, int refusals) {
    /** Nothing yet. */
    public static final Spent NOTHING = new Spent(List.of(), null, 0);

    /** WeCom's blocks: a minute after the minute's limit, an hour after the hour's. It does not say which one it was. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Duration HOUR = Duration.ofHours(1);

    /** How many at a time and for how long is not published: longer than calls take. */
    private static final Duration CROWDED = Duration.ofSeconds(5);

    /** Closed so often after a minute it must be the hour's limit, used up by somebody we do not know of. */
    private static final int REFUSALS_OF_A_MINUTE = 3;

    /**
     * An answer to replicas that ask.
     *
     * @param calls how many were granted to each lane, until shortly after they were asked for
     * @param nextAt when those lanes may ask again that got less than they wanted
     */
    public record Granted(Map<CallLane, Integer> calls, Map<CallLane, Instant> nextAt) {
        public Granted {
            calls = Map.copyOf(calls);
            nextAt = Map.copyOf(nextAt);
        }
    }

    public Spent {
        windows = List.copyOf(windows);
    }

    /** Grants calls, the higher lanes first. */
    public Change<Spent, Granted> grant(Allowance allowance, Map<CallLane, Integer> wanted, Instant now) {
        var calls = new EnumMap<CallLane, Integer>(CallLane.class);
        var nextAt = new EnumMap<CallLane, Instant>(CallLane.class);
        var spent = seenAt(allowance, now);
        for (var lane : CallLane.values()) {
            int wants = wanted.getOrDefault(lane, 0);
            int granted = Math.min(wants, spent.left(allowance, lane, now));
            calls.put(lane, granted);
            spent = spent.plus(allowance, granted, now);
            if (granted < wants) {
                nextAt.put(lane, spent.nextAt(allowance, lane, now));
            }
        }
        return new Change<>(spent, new Granted(calls, nextAt));
    }

    /** Without what a clock that was far ahead left behind. */
    private Spent seenAt(Allowance allowance, Instant now) {
        var seen = new ArrayList<Grants>();
        for (int i = 0; i < Math.min(windows.size(), allowance.windows().size()); i++) {
            seen.add(grants(i).seenAt(allowance.windows().get(i), now));
        }
        var longest = now.plus(HOUR);
        boolean tooLong = closedUntil != null && closedUntil.isAfter(longest);
        return new Spent(seen, tooLong ? longest : closedUntil, refusals);
    }

    /** WeCom refused a call because there were too many; those that were under way are refused as well and change nothing. */
    public Spent refused(Allowance allowance, Instant now) {
        if (isClosed(now)) {
            return this;
        }
        boolean again = refusals > 0 && closedUntil != null && now.isBefore(closedUntil.plus(MINUTE));
        int inARow = again ? refusals + 1 : 1;
        boolean hour = inARow > REFUSALS_OF_A_MINUTE || isHourSpent(allowance, now);
        return new Spent(windows, now.plus(hour ? HOUR : MINUTE), inARow);
    }

    /** WeCom refused a call because there were too many at a time, which those under way end by themselves. */
    public Spent crowded(Instant now) {
        return isClosed(now) ? this : new Spent(windows, now.plus(CROWDED), refusals);
    }

    boolean isClosed(Instant now) {
        return closedUntil != null && now.isBefore(closedUntil);
    }

    int left(Allowance allowance, CallLane lane, Instant now) {
        if (isClosed(now)) {
            return 0;
        }
        int left = Integer.MAX_VALUE;
        for (int i = 0; i < allowance.windows().size(); i++) {
            left = Math.min(left, grants(i).left(allowance.windows().get(i), lane, now));
        }
        return left;
    }

    private Instant nextAt(Allowance allowance, CallLane lane, Instant now) {
        if (closedUntil != null && now.isBefore(closedUntil)) {
            return closedUntil;
        }
        var next = now;
        for (int i = 0; i < allowance.windows().size(); i++) {
            var window = allowance.windows().get(i);
            if (grants(i).left(window, lane, now) == 0) {
                var ofWindow = grants(i).nextAt(window, lane, now);
                next = ofWindow.isAfter(next) ? ofWindow : next;
            }
        }
        return next;
    }

    private Spent plus(Allowance allowance, int calls, Instant now) {
        if (calls == 0) {
            return this;
        }
        var more = new ArrayList<Grants>();
        for (int i = 0; i < allowance.windows().size(); i++) {
            more.add(grants(i).plus(allowance.windows().get(i), calls, now));
        }
        return new Spent(more, closedUntil, refusals);
    }

    private boolean isHourSpent(Allowance allowance, Instant now) {
        for (int i = 0; i < allowance.windows().size(); i++) {
            var window = allowance.windows().get(i);
            if (window.length().compareTo(HOUR) >= 0
                    && grants(i).left(window, CallLane.BULK, now) <= window.calls() / 20) {
                return true;
            }
        }
        return false;
    }

    /** Calls of a window that count now. */
    int counted(int index, Window window, Instant now) {
        return grants(index).counted(window, now);
    }

    private Grants grants(int window) {
        return window < windows.size() ? windows.get(window) : Grants.NONE;
    }
}
