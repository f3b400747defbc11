package dev.scrm.simulator.control;

import dev.scrm.simulator.world.Crowds;
import dev.scrm.simulator.world.Crowds.Crowd;
import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes many customers at once, without callbacks and without memory for each. */
@RestController
@RequestMapping("/sim/v1/crowds")
class CrowdController {
    /** @param userIds the members who get them in turn; all without any */
    record Wish(@Nullable Long count, @Nullable List<String> userIds) {}

    private final World world;

    CrowdController(World world) {
        this.world = world;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Crowd make(@RequestBody Wish wish) {
        long count = Required.number("count", wish.count(), 1, 10_000_000);
        return world.locked(() -> {
            if (world.crowds.size() >= Crowds.MOST_CROWDS) {
                throw ControlRefused.conflict("too-many-crowds", "count", "Expected less than 1000 crowds");
            }
            var named = Required.texts("userIds", wish.userIds());
            var members = named.isEmpty()
                    ? world.members.all()
                    : named.stream().map(this::member).toList();
            return world.crowds.add(count, members.stream().map(Member::userId).toList());
        });
    }

    private Member member(String userId) {
        return world.members
                .find(userId)
                .orElseThrow(() -> ControlRefused.unknown("userIds", "Expected members of the corp"));
    }
}
