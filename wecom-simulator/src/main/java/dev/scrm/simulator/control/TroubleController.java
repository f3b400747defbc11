package dev.scrm.simulator.control;

import dev.scrm.simulator.server.Faults;
import dev.scrm.simulator.server.Faults.Fault;
import dev.scrm.simulator.server.ServerApi;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong on demand: failing APIs, dying tokens, empty pages, time that has passed. */
@RestController
@RequestMapping("/sim/v1")
class TroubleController {
    private static final long LONGEST = Duration.ofDays(366).toSeconds();

    record FaultWish(
            @Nullable String api,
            @Nullable Long errcode,
            @Nullable Long httpStatus,
            @Nullable Long delayMs,
            @Nullable Boolean drop,
            @Nullable Boolean afterEffect,
            @Nullable Long seed,
            @Nullable Long count,
            @Nullable Long forSeconds,
            @Nullable Double probability,
            @Nullable Boolean echo) {}

    record ClockWish(@Nullable Long advanceSeconds) {}

    record ClockView(Instant now) {}

    record KillWish(@Nullable Long errcode) {}

    record Killed(int tokens) {}

    /** What is left out stays as it is; {@code emptyServicePages} is off then, as it has always been. */
    record Switches(
            @Nullable Boolean emptyServicePages,
            @Nullable Boolean lateGroups,
            @Nullable Set<String> suppressedCallbacks) {}

    private final World world;
    private final Faults faults;
    private final ServerApi serverApi;
    private final TransferEvents transferEvents;

    TroubleController(World world, Faults faults, ServerApi serverApi, TransferEvents transferEvents) {
        this.world = world;
        this.faults = faults;
        this.serverApi = serverApi;
        this.transferEvents = transferEvents;
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.CREATED)
    Fault add(@RequestBody FaultWish wish) {
        boolean drop = Boolean.TRUE.equals(wish.drop());
        if (wish.errcode() == null && wish.httpStatus() == null && wish.delayMs() == null && !drop) {
            throw ControlRefused.invalid("errcode", "Expected one of errcode, httpStatus, delayMs and drop");
        }
        var probability = Objects.requireNonNullElse(wish.probability(), 1.0);
        if (!(probability > 0 && probability <= 1)) {
            throw ControlRefused.invalid("probability", "Expected a probability above 0 and up to 1");
        }
        var fault = new Fault(
                api(wish.api()),
                (int) number("errcode", wish.errcode(), -1, 10_000_000),
                (int) number("httpStatus", wish.httpStatus(), 400, 599),
                number("delayMs", wish.delayMs(), 0, 600_000),
                drop,
                Boolean.TRUE.equals(wish.afterEffect()),
                wish.count() == null ? null : (int) Required.number("count", wish.count(), 1, Integer.MAX_VALUE),
                wish.forSeconds() == null
                        ? null
                        : world.now().plusSeconds(Required.number("forSeconds", wish.forSeconds(), 1, LONGEST)),
                probability,
                Boolean.TRUE.equals(wish.echo()),
                0);
        faults.add(fault, wish.seed());
        return fault;
    }

    @GetMapping("/faults")
    CallController.Items<Fault> active() {
        return new CallController.Items<>(faults.active());
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @PostMapping("/clock")
    ClockView advance(@RequestBody ClockWish wish) {
        long seconds = Required.number("advanceSeconds", wish.advanceSeconds(), 0, LONGEST);
        var now = world.advance(Duration.ofSeconds(seconds));
        transferEvents.settle();
        return new ClockView(now);
    }

    @GetMapping("/clock")
    ClockView now() {
        return new ClockView(world.now());
    }

    @PostMapping("/tokens/kill")
    Killed kill(@RequestBody(required = false) @Nullable KillWish wish) {
        long errcode = wish == null || wish.errcode() == null ? 40014 : wish.errcode();
        if (errcode != 40014 && errcode != 42001) {
            throw ControlRefused.invalid("errcode", "Expected 40014 or 42001, as dead tokens are answered with");
        }
        return new Killed(world.locked(() -> world.tokens.killAll((int) errcode)));
    }

    @PutMapping("/switches")
    Switches flip(@RequestBody Switches wish) {
        var empty = Boolean.TRUE.equals(wish.emptyServicePages());
        return world.locked(() -> {
            world.serviceDesk.answerEmptyPages(empty);
            if (wish.suppressedCallbacks() != null) {
                world.callbacks.suppress(Set.copyOf(Required.texts("suppressedCallbacks", wish.suppressedCallbacks())));
            }
            if (wish.lateGroups() != null) {
                world.groups.answerLate(wish.lateGroups());
            }
            return new Switches(empty, world.groups.answersLate(), world.callbacks.suppressed());
        });
    }

    private String api(@Nullable String wish) {
        var api = Required.text("api", wish).replaceFirst("^/?cgi-bin/", "");
        if (!api.equals(Faults.EVERY_API) && !serverApi.has(api)) {
            throw ControlRefused.unknown(
                    "api", "Expected an API such as externalcontact/get, or * for all, but got " + api);
        }
        return api;
    }

    private static long number(String field, @Nullable Long wish, long least, long most) {
        return wish == null ? 0 : Required.number(field, wish, least, most);
    }
}
