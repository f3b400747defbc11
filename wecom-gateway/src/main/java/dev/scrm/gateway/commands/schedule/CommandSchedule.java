package dev.scrm.gateway.commands.schedule;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutWaiting;
import dev.scrm.gateway.commands.ForgetErased;
import dev.scrm.gateway.commands.TrimLedger;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks once a second for waiting commands that are due, each lane by itself; trims the ledger once an hour, and of those who were erased once a minute. */
@Component
class CommandSchedule {
    /** Then it takes a breath, so that many that are refused again do not keep the store busy. */
    private static final int ROUNDS = 10;

    private final CarryOutWaiting carryOutWaiting;
    private final TrimLedger trimLedger;
    private final ForgetErased forgetErased;

    CommandSchedule(CarryOutWaiting carryOutWaiting, TrimLedger trimLedger, ForgetErased forgetErased) {
        this.carryOutWaiting = carryOutWaiting;
        this.trimLedger = trimLedger;
        this.forgetErased = forgetErased;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void urgent() {
        carryOut(CallLane.URGENT);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void interactive() {
        carryOut(CallLane.INTERACTIVE);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void bulk() {
        carryOut(CallLane.BULK);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void trim() {
        trimLedger.trim();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetErased() {
        forgetErased.forget();
    }

    private void carryOut(CallLane lane) {
        boolean more = true;
        for (int rounds = 0; more && rounds < ROUNDS; rounds++) {
            more = carryOutWaiting.carryOut(lane);
        }
    }
}
