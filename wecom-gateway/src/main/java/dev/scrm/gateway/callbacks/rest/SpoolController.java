package dev.scrm.gateway.callbacks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of the caller's corp waits for Kafka. */
@RestController
@RequestMapping("/api/v1/operations/spool")
class SpoolController {
    private final Spool spool;
    private final Clock clock;

    SpoolController(Spool spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    /** @param oldest when the oldest of the events came; absent when none waits */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpoolView(long events, @Nullable Instant oldest, long oldestAgeSeconds) {}

    @GetMapping
    SpoolView get(Caller caller) {
        Require.role(caller, Role.ADMIN);
        var state = spool.state(caller.corp());
        var age = state.oldest() == null ? Duration.ZERO : Duration.between(state.oldest(), clock.instant());
        return new SpoolView(state.events(), state.oldest(), age.toSeconds());
    }
}
