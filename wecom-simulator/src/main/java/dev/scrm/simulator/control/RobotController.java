package dev.scrm.simulator.control;

import dev.scrm.simulator.world.Robots.Robot;
import dev.scrm.simulator.world.Robots.RobotMessage;
import dev.scrm.simulator.world.World;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The robots of internal groups. */
@RestController
@RequestMapping("/sim/v1/robots")
class RobotController {
    record Wish(@Nullable String key) {}

    private final World world;

    RobotController(World world) {
        this.world = world;
    }

    /** A member puts a robot into a group; its key may be chosen. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Robot add(@RequestBody Wish wish) {
        var chosen = wish.key();
        if (chosen != null && !chosen.matches("[0-9A-Za-z-]{8,64}")) {
            throw ControlRefused.invalid("key", "Expected 8 to 64 letters, digits and - in key");
        }
        return world.locked(() -> world.robots.add(chosen == null ? world.code("", 36) : chosen));
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String key) {
        if (!world.locked(() -> world.robots.remove(key))) {
            throw ControlRefused.unknown("key", "Expected the key of a robot");
        }
    }

    /** What robots said. */
    @GetMapping("/messages")
    CallController.Items<RobotMessage> messages(@RequestParam(required = false) @Nullable String since) {
        var from = Since.parse(since);
        return new CallController.Items<>(world.locked(() -> world.robots.since(from)));
    }
}
