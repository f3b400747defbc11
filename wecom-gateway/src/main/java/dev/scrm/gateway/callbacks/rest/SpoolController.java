package dev.scrm.gateway.callbacks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What of a corp waits for Kafka. */
@RestController
@RequestMapping("/api/v1/operations/spool")
class SpoolController {
    private final OperationsAccess access;
    private final Spool spool;
    private final Clock clock;

    SpoolController(OperationsAccess access, Spool spool, Clock clock) {
        this.access = access;
        this.spool = spool;
        this.clock = clock;
    }

    /** @param oldest when the oldest of the events came; absent when none waits */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpoolView(long events, @Nullable Instant oldest, long oldestAgeSeconds) {}

    @GetMapping
    SpoolView get(Caller caller, @RequestParam(required = false) @Nullable String corpId, HttpServletRequest request) {
        var state = spool.state(access.corp(caller, corpId, request));
        var age = state.oldest() == null ? Duration.ZERO : Duration.between(state.oldest(), clock.instant());
        return new SpoolView(state.events(), state.oldest(), age.toSeconds());
    }
}
