package dev.scrm.simulator.control;

import dev.scrm.simulator.world.ServiceDesk.Changed;
import dev.scrm.simulator.world.ServiceStates;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers and members do with the conversations of customer service, beside writing. */
@RestController
@RequestMapping("/sim/v1/service-sessions")
class ServiceSessionController {
    private static final int FROM_POOL = 1;
    private static final int TRANSFER = 2;
    private static final int END = 3;
    private static final int AGAIN = 4;

    record Wish(
            @Nullable String externalUserId,
            @Nullable String openKfId,
            @Nullable String userId,
            @Nullable String scene,
            @Nullable String sceneParam) {}

    record Failure(@Nullable String messageId, @Nullable Long failType) {}

    record Rejection(
            @Nullable String externalUserId,
            @Nullable String openKfId,
            @Nullable String userId,
            @Nullable Boolean rejected) {}

    /** @param code by which an app may say something, if there is one */
    record Told(@Nullable String code, List<String> deliveryIds) {}

    private final World world;
    private final Bell bell;

    ServiceSessionController(World world, Bell bell) {
        this.world = world;
        this.bell = bell;
    }

    /** The customer opens the conversation. */
    @PostMapping
    Told enter(@RequestBody Wish wish) {
        return world.locked(() -> {
            var account = bell.account(wish.openKfId());
            var customer = bell.customer(wish.externalUserId());
            return told(
                    account,
                    customer,
                    world.serviceDesk.enter(
                            account,
                            customer,
                            Objects.requireNonNullElse(wish.scene(), ""),
                            Objects.requireNonNullElse(wish.sceneParam(), "")));
        });
    }

    /** A member does something with the conversation: accept, transfer, end, resume. */
    @PostMapping("/{what}")
    Told change(@PathVariable String what, @RequestBody Wish wish) {
        int changeType =
                switch (what) {
                    case "accept" -> FROM_POOL;
                    case "transfer" -> TRANSFER;
                    case "end" -> END;
                    case "resume" -> AGAIN;
                    default -> throw ControlRefused.unknown("what", "Expected accept, transfer, end or resume");
                };
        return world.locked(() -> {
            var account = bell.account(wish.openKfId());
            var customer = bell.customer(wish.externalUserId());
            checkState(changeType, world.serviceDesk.state(account, customer).state());
            var member = changeType == END ? null : bell.member(wish.userId());
            return told(account, customer, world.serviceDesk.changeInWecom(account, customer, changeType, member));
        });
    }

    /** An answer through the API did not arrive after all. */
    @PostMapping("/failures")
    Told fail(@RequestBody Failure wish) {
        long failType = wish.failType() == null ? 0 : Required.number("failType", wish.failType(), 0, 20);
        return world.locked(() -> {
            var answer = world.serviceDesk
                    .answered(Required.text("messageId", wish.messageId()))
                    .orElseThrow(() -> ControlRefused.unknown("messageId", "Expected an answer sent by the API"));
            var written = world.serviceDesk.fail(answer, (int) failType);
            return new Told(null, bell.ring(answer.openKfId(), answer.externalUserId(), written));
        });
    }

    /** A member wants no messages of the customer any more; with {@code rejected: false} wants them again. */
    @PostMapping("/rejections")
    Told reject(@RequestBody Rejection wish) {
        return world.locked(() -> {
            var account = bell.account(wish.openKfId());
            var customer = bell.customer(wish.externalUserId());
            var member = bell.member(wish.userId());
            boolean rejected = Objects.requireNonNullElse(wish.rejected(), true);
            var written = world.serviceDesk.reject(account, customer, member, rejected);
            return new Told(null, bell.ring(account, customer, written));
        });
    }

    private static void checkState(int changeType, int state) {
        boolean possible =
                switch (changeType) {
                    case FROM_POOL -> state == ServiceStates.POOL;
                    case TRANSFER, END -> state == ServiceStates.HUMAN;
                    default -> state == ServiceStates.ENDED;
                };
        if (!possible) {
            throw ControlRefused.conflict(
                    "wrong-state", "externalUserId", "Expected a conversation in another state than " + state);
        }
    }

    private Told told(String account, String customer, Changed changed) {
        return new Told(changed.code(), bell.ring(account, customer, changed.written()));
    }
}
