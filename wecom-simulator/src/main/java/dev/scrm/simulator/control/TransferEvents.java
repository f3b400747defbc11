package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.world.Transfers.Settled;
import dev.scrm.simulator.world.Transfers.State;
import dev.scrm.simulator.world.Transfers.Transfer;
import dev.scrm.simulator.world.World;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Tells what came of transfers when their day is over: looked for each second, and whenever the clock is put forward. */
@Component
class TransferEvents implements DisposableBean {
    private static final String EVENT = "change_external_contact";

    private final World world;
    private final Announcements announcements;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("transfers").factory());

    TransferEvents(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
        var _ = ticks.scheduleWithFixedDelay(this::settle, 1, 1, TimeUnit.SECONDS);
    }

    void settle() {
        world.locked(() -> {
            world.transfers.settleDue().forEach(this::tell);
            return true;
        });
    }

    void failed(Transfer transfer) {
        var reason = transfer.state() == State.FULL ? "customer_limit_exceed" : "customer_refused";
        announcements.tell(
                EVENT,
                "transfer_fail",
                transfer.externalUserId(),
                event -> event.text("FailReason", reason)
                        .text("UserID", transfer.takeover())
                        .text("ExternalUserID", transfer.externalUserId()));
    }

    @Override
    public void destroy() {
        ticks.shutdownNow();
    }

    /** Of a member who left nobody is told that they lost the customer. */
    void tell(Settled settled) {
        var transfer = settled.transfer();
        if (transfer.state() != State.DONE) {
            failed(transfer);
            return;
        }
        if (!transfer.resigned()) {
            announcements.tell(
                    EVENT,
                    "del_external_contact",
                    transfer.externalUserId(),
                    event -> event.text("UserID", transfer.handover())
                            .text("ExternalUserID", transfer.externalUserId())
                            .text("Source", "DELETE_BY_TRANSFER"));
        }
        if (settled.newFriends()) {
            announcements.tell(
                    EVENT,
                    "add_external_contact",
                    transfer.externalUserId(),
                    event -> event.text("UserID", transfer.takeover())
                            .text("ExternalUserID", transfer.externalUserId()));
        }
    }
}
