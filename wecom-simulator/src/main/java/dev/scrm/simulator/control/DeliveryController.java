package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.world.Delivery;
import dev.scrm.simulator.world.World;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the events sent to apps. */
@RestController
@RequestMapping("/sim/v1/deliveries")
class DeliveryController {
    private static final int LONGEST_PLAINTEXT = 64 * 1024;

    record Plaintext(@Nullable Long agentId, @Nullable String plaintext) {}

    record Sent(String id) {}

    record DeliveryView(
            String id,
            long agentId,
            String event,
            @Nullable String externalUserId,
            Delivery.Status status,
            Instant createdAt,
            List<AttemptView> attempts) {
        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.agentId(),
                    delivery.event(),
                    delivery.externalUserId(),
                    delivery.status(),
                    delivery.createdAt(),
                    delivery.attempts().stream().map(AttemptView::of).toList());
        }
    }

    /**
     * @param status the HTTP status answered; 0 when there was no answer
     * @param reply the passive reply in it, decrypted
     */
    record AttemptView(
            Instant at,
            int status,
            long millis,
            @Nullable String error,
            @Nullable String reply) {
        static AttemptView of(Delivery.Attempt attempt) {
            return new AttemptView(attempt.at(), attempt.status(), attempt.millis(), attempt.error(), attempt.reply());
        }
    }

    private final World world;
    private final Deliveries deliveries;

    DeliveryController(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    @GetMapping
    CallController.Items<DeliveryView> deliveries(@RequestParam(required = false) @Nullable String since) {
        var from = Since.parse(since);
        return new CallController.Items<>(world.locked(() -> world.callbacks.since(from)).stream()
                .map(DeliveryView::of)
                .toList());
    }

    /** Signs, encrypts and delivers any plaintext, for events that the simulator does not know. */
    @PostMapping
    Sent send(@RequestBody Plaintext wish) {
        var plaintext = Required.text("plaintext", wish.plaintext());
        if (plaintext.length() > LONGEST_PLAINTEXT) {
            throw ControlRefused.invalid("plaintext", "Expected a plaintext of at most 65536 characters");
        }
        var app = world.locked(() -> Apps.named(world, wish.agentId()));
        return new Sent(deliveries.send(app, "custom", null, plaintext).id());
    }

    /** Delivers the same plaintext once more, as WeCom does when it did not hear the answer. */
    @PostMapping("/{id}/repeat")
    Sent repeat(@PathVariable String id) {
        var delivery = world.locked(() -> world.callbacks.find(id))
                .orElseThrow(() -> ControlRefused.unknown("delivery", "Expected the id of a delivery"));
        var app = world.locked(() -> Apps.named(world, delivery.agentId()));
        return new Sent(deliveries
                .send(app, delivery.event(), delivery.externalUserId(), delivery.plaintext())
                .id());
    }
}
