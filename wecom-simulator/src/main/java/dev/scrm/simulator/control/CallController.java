package dev.scrm.simulator.control;

import dev.scrm.simulator.server.CallLog;
import dev.scrm.simulator.world.AppMessages.AppMessage;
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
}
