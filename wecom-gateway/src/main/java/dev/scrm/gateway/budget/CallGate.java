package dev.scrm.gateway.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the calls of this replica pass that all replicas together may make. It asks for as many as wait and as lately passed,
 * so that the shared store is asked for blocks and not for each call.
 */
final class CallGate {
    /** A granted call has to begin within it; {@link Grants#UNTIL_COUNTED} leaves as long again for its way. */
    private static final Duration STOCK_KEPT = Duration.ofSeconds(1);

    /** When a quarter of a stock or of its time is left, the next is asked for. */
    private static final int ASKED_AHEAD_PARTS = 4;

    private static final Duration ASKED_AHEAD = STOCK_KEPT.dividedBy(ASKED_AHEAD_PARTS);

    /** So few calls a second may as well wait for the store. */
    private static final int WORTH_ASKING_AHEAD = 5;

    /** A call waits for others that ask the store no longer than so; then it begins anew. */
    private static final Duration LONGEST_QUESTION = Duration.ofMillis(500);

    /** A block is never more than a fiftieth of a limit, lest one replica sits on what another needs. */
    private static final int BLOCKS = 50;

    private final Charge charge;
    private final Budgets budgets;
    private final Executor questions;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Waiters waiters = new Waiters();
    private final Deque<Stock> stocks = new ArrayDeque<>();
    private final Map<CallLane, Instant> closedUntil = new EnumMap<>(CallLane.class);
    private Instant countedSince = Instant.MIN;
    private int passed;
    private int passedBefore;
    private int closings;
    private boolean asking;

    /** Calls that were granted together and not made yet. */
    private record Stock(EnumMap<CallLane, Integer> calls, Instant since, Instant until) {
        /** Not before it was asked for either: a clock that was set back does not make it younger. */
        boolean isGood(Instant now) {
            return !now.isBefore(since) && now.isBefore(until);
        }

        /** A lane takes what was granted to it, then what was granted to lower ones. */
        boolean take(CallLane lane) {
            for (var from : CallLane.values()) {
                if (from.compareTo(lane) >= 0 && calls.getOrDefault(from, 0) > 0) {
                    calls.merge(from, -1, Integer::sum);
                    return true;
                }
            }
            return false;
        }

        int left() {
            return calls.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param questions where the store is asked, so that no call waits for an answer which it does not need */
    CallGate(Charge charge, Budgets budgets, Executor questions, Clock clock) {
        this.charge = charge;
        this.budgets = budgets;
        this.questions = questions;
        this.clock = clock;
    }

    /** Waits until calls of a lane may pass, as far as is known here; answers when they may if that is later. */
    Optional<Instant> awaitOpen(CallLane lane, Instant until) {
        lock.lock();
        try {
            while (true) {
                var open = openAt(lane);
                if (open.isEmpty() || open.get().isAfter(until)) {
                    return open;
                }
                opened.await(millis(Duration.between(clock.instant(), open.get())), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        } finally {
            lock.unlock();
        }
    }

    /** Lets one call pass that begins at once; answers when to ask again if it may not. */
    Optional<Instant> pass(CallLane lane) {
        lock.lock();
        try {
            if (!waiters.isAnyAheadOf(lane) && take(lane)) {
                askAhead();
                return Optional.empty();
            }
            return passAfterAsking(lane, clock.instant().plus(LONGEST_QUESTION));
        } catch (InterruptedException e) {
            throw stopped(e);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> passAfterAsking(CallLane lane, Instant until) throws InterruptedException {
        var waiter = waiters.join(lane, lock.newCondition());
        try {
            while (!waiter.served) {
                waiter.throwFailure();
                var now = clock.instant();
                var open = openAt(lane);
                if (open.isPresent() || now.isAfter(until)) {
                    return Optional.of(open.orElse(now));
                }
                if (asking) {
                    waiter.woken.await(millis(Duration.between(now, until)), TimeUnit.MILLISECONDS);
                } else {
                    ask();
                }
            }
            return Optional.empty();
        } finally {
            waiters.leave(waiter);
        }
    }

    /** Nobody calls before that; known to all replicas already, or soon. */
    void close(Instant until) {
        lock.lock();
        try {
            closings++;
            stocks.clear();
            for (var lane : CallLane.values()) {
                closedUntil.merge(lane, until, (one, other) -> one.isAfter(other) ? one : other);
            }
            waiters.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> openAt(CallLane lane) {
        return Optional.ofNullable(closedUntil.get(lane)).filter(clock.instant()::isBefore);
    }

    /** Before what was granted is used up or too old, so that calls do not stand still once a second. */
    private void askAhead() {
        var last = stocks.peekLast();
        if (asking || last == null || !closedUntil.isEmpty() || block() < WORTH_ASKING_AHEAD) {
            return;
        }
        boolean tooOldSoon = !clock.instant().isBefore(last.until().minus(ASKED_AHEAD));
        if (tooOldSoon || left() * ASKED_AHEAD_PARTS < block()) {
            ask();
        }
    }

    /** The store is asked without the lock: who comes meanwhile waits for the next question. */
    private void ask() {
        asking = true;
        var wanted = wanted();
        var now = clock.instant();
        try {
            int closedSoFar = closings;
            questions.execute(() -> ask(wanted, now, closedSoFar));
        } catch (RejectedExecutionException e) {
            asking = false;
            throw e;
        }
    }

    private void ask(Map<CallLane, Integer> wanted, Instant now, int closings) {
        Runnable answer = () -> {}; // to an error: whoever comes next asks again
        try {
            var granted = budgets.spend(charge.budget(), spent -> spent.grant(charge.allowance(), wanted, now));
            answer = () -> keep(granted, now, closings);
        } catch (RuntimeException e) {
            answer = () -> waiters.failFirst(e);
        } finally {
            answered(answer);
        }
    }

    private void answered(Runnable answer) {
        lock.lock();
        try {
            asking = false;
            answer.run();
            waiters.wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void keep(Spent.Granted granted, Instant askedAt, int closingsBefore) {
        if (closings > closingsBefore) {
            return; // WeCom has said stop since it was asked: what was granted before counts no more
        }
        var calls = new EnumMap<CallLane, Integer>(CallLane.class);
        calls.putAll(granted.calls());
        stocks.addLast(new Stock(calls, askedAt, askedAt.plus(STOCK_KEPT)));
        closedUntil.clear();
        closedUntil.putAll(granted.nextAt());
        waiters.serve(this::take);
        if (!closedUntil.isEmpty()) {
            waiters.wakeAll();
        } else {
            opened.signalAll();
        }
    }

    /** As many as wait, and in advance what is missing of a block: that is nobody's in particular, so it is bulk. */
    private Map<CallLane, Integer> wanted() {
        var wanted = new EnumMap<>(waiters.count());
        wanted.merge(CallLane.BULK, Math.max(0, block() - left()), Integer::sum);
        return wanted;
    }

    /** What passed within the last second. */
    private int block() {
        int most = charge.allowance().windows().stream()
                .mapToInt(window -> window.calls() / BLOCKS)
                .min()
                .orElse(Integer.MAX_VALUE);
        countUntil(clock.instant());
        return Math.min(Math.max(passed, passedBefore), most);
    }

    private int left() {
        var now = clock.instant();
        return stocks.stream()
                .filter(stock -> stock.isGood(now))
                .mapToInt(Stock::left)
                .sum();
    }

    private boolean take(CallLane lane) {
        var now = clock.instant();
        stocks.removeIf(stock -> !stock.isGood(now));
        boolean taken = stocks.stream().anyMatch(stock -> stock.take(lane));
        if (taken) {
            countUntil(now);
            passed++;
        }
        return taken;
    }

    private void countUntil(Instant now) {
        if (now.isAfter(countedSince.plus(STOCK_KEPT))) {
            passedBefore = now.isAfter(countedSince.plus(STOCK_KEPT.multipliedBy(2))) ? 0 : passed;
            passed = 0;
            countedSince = now;
        }
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }

    static IllegalStateException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Expected to wait for WeCom's limits but was stopped", e);
    }
}
