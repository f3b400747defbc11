package dev.scrm.gateway.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets as many calls of this replica be under way at the same time as are its part of what all replicas may have. */
final class PlaceGate {
    /** While calls wait, the store is asked so often whether others have given places back. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    /** Long before the others take this replica for dead. */
    private static final Duration BETWEEN_RENEWALS = Shares.KEPT.dividedBy(5);

    private final Charge charge;
    private final Budgets budgets;
    private final String replica;
    private final Executor questions;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Waiters waiters = new Waiters();
    private Instant askedAt = Instant.EPOCH;
    private int askedFor;
    private int limit;
    private int held;
    private int underWay;
    private boolean asking;

    /** @param questions where the store is asked, so that no call waits for an answer which it does not need */
    PlaceGate(Charge charge, Budgets budgets, String replica, Executor questions, Clock clock) {
        this.charge = charge;
        this.budgets = budgets;
        this.replica = replica;
        this.questions = questions;
        this.clock = clock;
    }

    /** Takes a place, which has to be left again; false when there was none in time. */
    boolean enter(CallLane lane, Instant until) {
        lock.lock();
        try {
            if (!waiters.isAnyAheadOf(lane) && isFresh() && take(lane)) {
                return true;
            }
            return enterAfterWaiting(lane, until);
        } finally {
            lock.unlock();
        }
    }

    private boolean enterAfterWaiting(CallLane lane, Instant until) {
        var waiter = waiters.join(lane, lock.newCondition());
        try {
            while (!waiter.served) {
                waiter.throwFailure();
                var now = clock.instant();
                if (now.isAfter(until)) {
                    return false;
                } else if (!asking && waiters.isFirst(waiter) && isTimeToAsk(now)) {
                    ask();
                } else if (!now.isBefore(until)) {
                    return false;
                } else {
                    waiter.woken.await(wait(waiter, Duration.between(now, until)), TimeUnit.MILLISECONDS);
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw CallGate.stopped(e);
        } finally {
            waiters.leave(waiter);
        }
    }

    private long wait(Waiters.Waiter waiter, Duration left) {
        return Math.clamp(left.toMillis(), 1, waiters.isFirst(waiter) ? BETWEEN_QUESTIONS.toMillis() : 1000);
    }

    /** The call has ended. Places that nobody here needs are given back at once. */
    void leave() {
        lock.lock();
        try {
            underWay--;
            waiters.serve(this::take);
            boolean idle = underWay == 0 && waiters.size() == 0;
            if (!asking && (idle || held > Math.max(limit, underWay))) {
                ask();
            }
            waiters.wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** At once when all that was asked for was given; otherwise the others have to give something back first. */
    private boolean isTimeToAsk(Instant now) {
        boolean wasGivenAll = limit >= askedFor && limit < charge.allowance().concurrent();
        return wasGivenAll || !isSince(now, BETWEEN_QUESTIONS);
    }

    private boolean isFresh() {
        return isSince(clock.instant(), BETWEEN_RENEWALS);
    }

    /** Whether the store was asked no longer ago than that; a clock that was set back does not make an answer younger. */
    private boolean isSince(Instant now, Duration age) {
        return !now.isBefore(askedAt) && now.isBefore(askedAt.plus(age));
    }

    private boolean take(CallLane lane) {
        if (underWay >= limit || !isSince(clock.instant(), Shares.KEPT)) {
            return false;
        }
        underWay++;
        return true;
    }

    private void ask() {
        asking = true;
        int wanted = underWay + waiters.size();
        int inUse = underWay;
        // What is told to the others has to stay true until they know better.
        limit = inUse;
        var now = clock.instant();
        try {
            questions.execute(() -> ask(wanted, inUse, now));
        } catch (RejectedExecutionException e) {
            asking = false;
            throw e;
        }
    }

    private void ask(int wanted, int inUse, Instant now) {
        Runnable answer = () -> {}; // to an error: whoever is first asks again
        try {
            int granted = budgets.share(
                    charge.budget(),
                    shares -> shares.claim(
                            replica, wanted, inUse, charge.allowance().concurrent(), now));
            answer = () -> {
                limit = granted;
                held = Math.max(granted, inUse);
                waiters.serve(this::take);
            };
        } catch (RuntimeException e) {
            answer = () -> waiters.failFirst(e);
        } finally {
            answered(wanted, now, answer);
        }
    }

    private void answered(int wanted, Instant now, Runnable answer) {
        lock.lock();
        try {
            asking = false;
            askedAt = now;
            askedFor = wanted;
            answer.run();
            waiters.wakeFirst();
        } finally {
            lock.unlock();
        }
    }
}
