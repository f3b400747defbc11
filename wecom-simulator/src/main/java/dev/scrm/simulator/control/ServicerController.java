package dev.scrm.simulator.control;

import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members who serve in customer service stop and begin to take customers. */
@RestController
@RequestMapping("/sim/v1/servicers")
class ServicerController {
    private static final int STOPPED = 0;
    private static final int AWAY = 1;

    record Wish(@Nullable String openKfId, @Nullable String status) {}

    record Told(List<String> deliveryIds) {}

    private final World world;
    private final Bell bell;

    ServicerController(World world, Bell bell) {
        this.world = world;
        this.bell = bell;
    }

    @PutMapping("/{userId}")
    Told serve(@PathVariable String userId, @RequestBody Wish wish) {
        var stopType = stopType(Required.text("status", wish.status()));
        return world.locked(() -> {
            var account = bell.account(wish.openKfId());
            var member = bell.member(userId);
            if (!world.serviceDesk.accounts.serves(account, member)) {
                throw ControlRefused.unknown("userId", "Expected a member who serves in the account");
            }
            return new Told(bell.ring(account, null, world.serviceDesk.rest(account, member, stopType)));
        });
    }

    /** What WeCom calls it; null for one who serves. */
    private static @Nullable Integer stopType(String status) {
        return switch (status) {
            case "serving" -> null;
            case "stopped" -> STOPPED;
            case "suspended" -> AWAY;
            default -> throw ControlRefused.invalid("status", "Expected serving, stopped or suspended");
        };
    }
}
