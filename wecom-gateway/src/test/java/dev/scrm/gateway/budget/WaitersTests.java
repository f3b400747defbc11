package dev.scrm.gateway.budget;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.INTERACTIVE;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitersTests {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Waiters waiters = new Waiters();

    @BeforeEach
    void enterTheGate() {
        lock.lock();
    }

    @AfterEach
    void leaveTheGate() {
        lock.unlock();
    }

    @Test
    void servesAnUrgentCallBeforeAllThatWaitedLonger() {
        var bulk = waiters.join(BULK, woken);
        var interactive = waiters.join(INTERACTIVE, woken);
        var urgent = waiters.join(URGENT, woken);

        assertThat(waiters.isFirst(urgent)).isTrue();
        assertThat(served(1)).containsExactly(URGENT);
        assertThat(urgent.served).isTrue();
        assertThat(interactive.served || bulk.served).isFalse();
        assertThat(served(2)).containsExactly(INTERACTIVE, BULK);
    }

    @Test
    void servesCallsOfOneLaneInTheirOrder() {
        var first = waiters.join(BULK, woken);
        var second = waiters.join(BULK, woken);

        served(1);

        assertThat(first.served).isTrue();
        assertThat(second.served).isFalse();
    }

    @Test
    void letsNobodyPassWhoseTurnIsLater() {
        waiters.join(INTERACTIVE, woken);

        assertThat(waiters.isAnyAheadOf(BULK)).isTrue();
        assertThat(waiters.isAnyAheadOf(INTERACTIVE)).isTrue();
        assertThat(waiters.isAnyAheadOf(URGENT)).isFalse();
    }

    private List<CallLane> served(int places) {
        var lanes = new ArrayList<CallLane>();
        waiters.serve(lane -> lanes.size() < places && lanes.add(lane));
        return lanes;
    }
}
