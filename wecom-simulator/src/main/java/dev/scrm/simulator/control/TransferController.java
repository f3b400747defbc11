package dev.scrm.simulator.control;

import dev.scrm.simulator.world.Transfers.State;
import dev.scrm.simulator.world.Transfers.Transfer;
import dev.scrm.simulator.world.World;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of customers who are handed over. */
@RestController
@RequestMapping("/sim/v1/transfers")
class TransferController {
    record Customer(@Nullable String externalUserId) {}

    record Full(@Nullable String userId, @Nullable Boolean full) {}

    record Ended(String handoverUserId, String takeoverUserId, State state) {}

    private final World world;
    private final TransferEvents events;

    TransferController(World world, TransferEvents events) {
        this.world = world;
        this.events = events;
    }

    /** The customer wants to stay. */
    @PostMapping("/refusals")
    Ended refuse(@RequestBody Customer wish) {
        return world.locked(() -> {
            var refused = world.transfers.refuse(waiting(wish.externalUserId()));
            events.failed(refused);
            return new Ended(refused.handover(), refused.takeover(), refused.state());
        });
    }

    /** The customer's day is over: they are the other member's now, unless that one has no room. */
    @PostMapping("/completions")
    Ended complete(@RequestBody Customer wish) {
        return world.locked(() -> {
            var settled = world.transfers.end(waiting(wish.externalUserId()));
            events.tell(settled);
            var ended = settled.transfer();
            return new Ended(ended.handover(), ended.takeover(), ended.state());
        });
    }

    private Transfer waiting(@Nullable String externalUserId) {
        return world.transfers
                .waiting(Required.text("externalUserId", externalUserId))
                .orElseThrow(
                        () -> ControlRefused.unknown("externalUserId", "Expected a customer who is being handed over"));
    }

    /** The member has as many customers as a member can have. */
    @PostMapping("/full")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void full(@RequestBody Full wish) {
        var userId = Required.text("userId", wish.userId());
        world.locked(() -> {
            world.transfers.setFull(userId, !Boolean.FALSE.equals(wish.full()));
            return true;
        });
    }
}
