package dev.scrm.simulator.control;

import dev.scrm.simulator.CallbackPolicy;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.Deliveries.Verification;
import dev.scrm.simulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where callbacks go and how hard they are tried. */
@RestController
@RequestMapping("/sim/v1/callbacks")
class CallbackController {
    /** What is left out stays as it is. */
    record Callback(
            @Nullable Long agentId,
            @Nullable String url,
            @Nullable String token,
            @Nullable String encodingAesKey,
            @Nullable Long attempts,
            @Nullable Long timeoutMs,
            @Nullable Long gapMs,
            @Nullable Boolean retryOtherThan200) {}

    /** How callbacks are delivered now; the secrets are not told. */
    record CallbackView(
            long agentId, @Nullable String url, int attempts, long timeoutMs, long gapMs, boolean retryOtherThan200) {}

    record AppChoice(@Nullable Long agentId) {}

    private final World world;
    private final Deliveries deliveries;

    CallbackController(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    @PutMapping
    CallbackView set(@RequestBody Callback wish) {
        return world.locked(() -> {
            var app = Apps.named(world, wish.agentId());
            var before = world.callbacks.target(app);
            if (wish.url() != null || wish.token() != null || wish.encodingAesKey() != null) {
                world.callbacks.setTarget(app, target(wish, before.orElse(null)));
            }
            world.callbacks.setPolicy(policy(wish, world.callbacks.policy()));
            return view(app);
        });
    }

    @GetMapping
    CallController.Items<CallbackView> list() {
        return world.locked(() -> new CallController.Items<>(
                world.callbacks.corp().apps().stream().map(this::view).toList()));
    }

    @PostMapping("/verify")
    Verification verify(@RequestBody(required = false) @Nullable AppChoice choice) {
        var target =
                world.locked(() -> world.callbacks.target(Apps.named(world, choice == null ? null : choice.agentId())));
        return deliveries.verify(target.orElseThrow(() ->
                ControlRefused.conflict("callback-missing", "agentId", "Expected an app that has a callback URL")));
    }

    private static Corp.CallbackTarget target(Callback wish, Corp.@Nullable CallbackTarget before) {
        var url = Required.text("url", or(wish.url(), before == null ? null : before.url()));
        var token = Required.text("token", or(wish.token(), before == null ? null : before.token()));
        var key = Required.text(
                "encodingAesKey", or(wish.encodingAesKey(), before == null ? null : before.encodingAesKey()));
        checkUrl(url);
        try {
            return new Corp.CallbackTarget(url, token, key);
        } catch (IllegalArgumentException e) {
            throw ControlRefused.invalid("encodingAesKey", Objects.requireNonNull(e.getMessage()));
        }
    }

    private static void checkUrl(String url) {
        try {
            var scheme = URI.create(url).getScheme();
            if (scheme != null && scheme.matches("https?")) {
                return;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw ControlRefused.invalid("url", "Expected a URL of http or https");
        }
        throw ControlRefused.invalid("url", "Expected a URL of http or https");
    }

    private static CallbackPolicy policy(Callback wish, CallbackPolicy before) {
        return new CallbackPolicy(
                (int) number("attempts", wish.attempts(), before.attempts(), 1, 10),
                Duration.ofMillis(
                        number("timeoutMs", wish.timeoutMs(), before.timeout().toMillis(), 1, 60_000)),
                Duration.ofMillis(number("gapMs", wish.gapMs(), before.gap().toMillis(), 0, 600_000)),
                Objects.requireNonNullElse(wish.retryOtherThan200(), before.retryOtherThan200()),
                before.concurrency(),
                before.kept());
    }

    private static long number(String field, @Nullable Long wish, long before, long least, long most) {
        return wish == null ? before : Required.number(field, wish, least, most);
    }

    private static @Nullable String or(@Nullable String wish, @Nullable String before) {
        return wish == null ? before : wish;
    }

    private CallbackView view(Corp.App app) {
        var policy = world.callbacks.policy();
        return new CallbackView(
                app.agentId(),
                world.callbacks.target(app).map(Corp.CallbackTarget::url).orElse(null),
                policy.attempts(),
                policy.timeout().toMillis(),
                policy.gap().toMillis(),
                policy.retryOtherThan200());
    }
}
