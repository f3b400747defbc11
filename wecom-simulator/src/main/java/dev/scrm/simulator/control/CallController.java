package dev.scrm.simulator.control;

import dev.scrm.simulator.server.CallLog;
import dev.scrm.simulator.world.AppMessages.AppMessage;
import dev.scrm.simulator.world.Effects.Effect;
import dev.scrm.simulator.world.World;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the platform was asked and what came of it. */
@RestController
@RequestMapping("/sim/v1")
class CallController {
    record Items<T>(List<T> items) {}

    /**
     * @param total all effects
     * @param distinct those that differ in kind, target or content
     * @param duplicated the surplus of total over distinct
     * @param items the distinct ones that came at least so often as was asked for
     */
    record EffectsView(long total, long distinct, long duplicated, List<Effect> items) {
        static EffectsView of(List<Effect> effects, int atLeast) {
            long total = effects.stream().mapToLong(Effect::count).sum();
            return new EffectsView(
                    total,
                    effects.size(),
                    total - effects.size(),
                    effects.stream().filter(effect -> effect.count() >= atLeast).toList());
        }
    }

    private final World world;
    private final CallLog log;

    CallController(World world, CallLog log) {
        this.world = world;
        this.log = log;
    }

    @GetMapping("/calls")
    void calls(@RequestParam(required = false) @Nullable String since, HttpServletResponse response)
            throws IOException {
        var from = Since.parse(since);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16)) {
            log.writeSince(from, out);
        }
    }

    /** What members really got: the surplus that WeCom drops silently is not here. */
    @GetMapping("/app-messages")
    Items<AppMessage> appMessages(@RequestParam(required = false) @Nullable String since) {
        var from = Since.parse(since);
        return new Items<>(world.locked(() -> world.appMessages.since(from)));
    }

    /** The surplus that WeCom drops silently. */
    @GetMapping("/app-messages/dropped")
    Items<AppMessage> droppedMessages(@RequestParam(required = false) @Nullable String since) {
        var from = Since.parse(since);
        return new Items<>(world.locked(() -> world.appMessages.droppedSince(from)));
    }

    /** What API calls brought about; {@code mark} is a part of the content. */
    @GetMapping("/effects")
    EffectsView effects(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String mark,
            @RequestParam(defaultValue = "1") int atLeast) {
        return EffectsView.of(
                world.locked(() -> world.effects.matching(
                        effect -> (kind == null || effect.kind().equals(kind))
                                && (target == null || effect.target().equals(target))
                                && (mark == null || effect.mark().contains(mark)))),
                atLeast);
    }
}
