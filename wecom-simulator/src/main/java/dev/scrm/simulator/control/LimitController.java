package dev.scrm.simulator.control;

import dev.scrm.simulator.LimitSettings;
import dev.scrm.simulator.server.Limits;
import dev.scrm.simulator.server.Limits.ApiCount;
import dev.scrm.simulator.world.Tokens.Asked;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The limits of calls, and how near callers came to them. */
@RestController
@RequestMapping("/sim/v1/limits")
class LimitController {
    /** What is left out stays as it is; {@code like: wecom} sets everything first. */
    record Wish(
            @Nullable String like,
            @Nullable Long perMinute,
            @Nullable Long perHour,
            @Nullable Map<String, Integer> quotas,
            @Nullable Map<String, Integer> concurrency,
            @Nullable Boolean functions,
            @Nullable Boolean appMessages,
            @Nullable Long latencyMs) {}

    /** @param memberMessages the most that one app sent to one member in any 60 seconds, by app and member */
    record View(LimitSettings settings, List<ApiCount> apis, Map<String, Long> memberMessages, List<Asked> tokens) {}

    private final World world;
    private final Limits limits;

    LimitController(World world, Limits limits) {
        this.world = world;
        this.limits = limits;
    }

    @GetMapping
    View view() {
        var counts = limits.counts();
        return world.locked(
                () -> new View(world.limits(), counts, world.appMessages.largestInAMinute(), world.tokens.asked()));
    }

    @PutMapping
    LimitSettings set(@RequestBody Wish wish) {
        if (wish.like() != null && !wish.like().equals("wecom") && !wish.like().equals("demo")) {
            throw ControlRefused.invalid("like", "Expected wecom or demo in like");
        }
        return world.locked(() -> {
            var before = wish.like() == null
                    ? world.limits()
                    : wish.like().equals("wecom") ? LimitSettings.likeWecom() : LimitSettings.lenient(0);
            world.setLimits(new LimitSettings(
                    (int) number("perMinute", wish.perMinute(), before.perMinute()),
                    (int) number("perHour", wish.perHour(), before.perHour()),
                    numbers("quotas", wish.quotas(), before.quotas()),
                    numbers("concurrency", wish.concurrency(), before.concurrency()),
                    Objects.requireNonNullElse(wish.functions(), before.functions()),
                    Objects.requireNonNullElse(wish.appMessages(), before.appMessages()),
                    number("latencyMs", wish.latencyMs(), before.latencyMs())));
            return world.limits();
        });
    }

    /** Begins counting anew, and lifts what is blocked. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        limits.reset();
    }

    private static Map<String, Integer> numbers(
            String field, @Nullable Map<String, Integer> wish, Map<String, Integer> before) {
        if (wish == null) {
            return before;
        }
        if (wish.values().stream().anyMatch(number -> number == null || number < 0)) {
            throw ControlRefused.invalid(field, "Expected numbers from 0 in " + field);
        }
        return wish;
    }

    private static long number(String field, @Nullable Long wish, long before) {
        return wish == null ? before : Required.number(field, wish, 0, 100_000_000);
    }
}
