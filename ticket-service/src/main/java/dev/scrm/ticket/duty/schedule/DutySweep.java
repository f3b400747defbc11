package dev.scrm.ticket.duty.schedule;

import dev.scrm.ticket.duty.DutySettings;
import dev.scrm.ticket.duty.PullWaitingTickets;
import dev.scrm.ticket.duty.ReconcileLoads;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps waiting tickets moving and loads true, whatever crashed in between. */
@Component
class DutySweep {
    /** Younger tickets are just being assigned by whoever opened them. */
    private static final Duration JUST_OPENED = Duration.ofSeconds(2);

    private final PullWaitingTickets pullWaitingTickets;
    private final ReconcileLoads reconcileLoads;
    private final DutySettings settings;

    DutySweep(PullWaitingTickets pullWaitingTickets, ReconcileLoads reconcileLoads, DutySettings settings) {
        this.pullWaitingTickets = pullWaitingTickets;
        this.reconcileLoads = reconcileLoads;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${ticket.duty.pull-every:2s}")
    void pull() {
        pullWaitingTickets.pullAll(JUST_OPENED);
    }

    @Scheduled(fixedDelayString = "${ticket.duty.reconcile-every:60s}")
    void reconcile() {
        reconcileLoads.reconcile(settings.settling());
    }
}
