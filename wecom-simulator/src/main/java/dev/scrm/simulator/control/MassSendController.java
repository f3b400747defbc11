package dev.scrm.simulator.control;

import dev.scrm.simulator.world.MassSends.MassSend;
import dev.scrm.simulator.world.MassSends.Task;
import dev.scrm.simulator.world.Moments.Moment;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members send what they were asked to send: mass messages and moments. */
@RestController
@RequestMapping("/sim/v1")
class MassSendController {
    record Confirmation(@Nullable String userId) {}

    record MassSendView(MassSend massSend, List<Task> tasks) {}

    private final World world;

    MassSendController(World world) {
        this.world = world;
    }

    @GetMapping("/mass-sends")
    CallController.Items<MassSendView> massSends() {
        return new CallController.Items<>(world.locked(() -> world.massSends.all().stream()
                .map(send -> new MassSendView(send, world.massSends.tasks(send.msgId())))
                .toList()));
    }

    @PostMapping("/mass-sends/{msgId}/confirmations")
    Task send(@PathVariable String msgId, @RequestBody Confirmation wish) {
        return world.locked(() -> {
            var send = known(msgId);
            var task = world.massSends
                    .task(msgId, Required.text("userId", wish.userId()))
                    .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member who is to send it"));
            if (send.cancelledAt() != null || task.sentAt() != null) {
                throw ControlRefused.conflict(
                        "nothing-to-send", "msgId", "Expected what is neither cancelled nor sent");
            }
            return world.massSends.send(send, task);
        });
    }

    @GetMapping("/moments")
    CallController.Items<Moment> moments() {
        return new CallController.Items<>(world.locked(world.moments::all));
    }

    @PostMapping("/moments/{momentId}/publications")
    Moment publish(@PathVariable String momentId, @RequestBody Confirmation wish) {
        return world.locked(() -> {
            var moment = world.moments
                    .find(momentId)
                    .orElseThrow(() -> ControlRefused.unknown("momentId", "Expected a moment whose job is done"));
            var userId = Required.text("userId", wish.userId());
            if (!moment.senders().contains(userId) || moment.cancelledAt() != null) {
                throw ControlRefused.conflict(
                        "nothing-to-publish", "userId", "Expected a member whom a moment that stands was given to");
            }
            return world.moments.publish(moment, userId);
        });
    }

    private MassSend known(String msgId) {
        try {
            return world.massSends.require(msgId);
        } catch (WecomError unknown) {
            throw ControlRefused.unknown("msgId", "Expected the id of a mass send");
        }
    }
}
