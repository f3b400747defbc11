package dev.scrm.simulator.control;

import dev.scrm.simulator.server.AppRules.Rules;
import dev.scrm.simulator.server.ServerApi;
import dev.scrm.simulator.world.World;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the console of WeCom lets an administrator switch on an app; not kept over a restart. */
@RestController
@RequestMapping("/sim/v1/apps/{agentId}/rules")
class AppRuleController {
    private static final int MOST_IPS = 120;

    /** What is left out is as it is without rules. */
    record RulesWish(
            @Nullable Set<String> trustedIps,
            @Nullable Boolean enabled,
            @Nullable Boolean callable,
            @Nullable Boolean approvals) {}

    private final World world;
    private final ServerApi serverApi;

    AppRuleController(World world, ServerApi serverApi) {
        this.world = world;
        this.serverApi = serverApi;
    }

    @GetMapping
    Rules get(@PathVariable long agentId) {
        return serverApi.appRules().of(known(agentId));
    }

    @PutMapping
    Rules put(@PathVariable long agentId, @RequestBody RulesWish wish) {
        var ips = Objects.requireNonNullElse(wish.trustedIps(), Set.<String>of());
        if (ips.size() > MOST_IPS) {
            throw ControlRefused.invalid("trustedIps", "Expected at most 120 addresses");
        }
        var rules = new Rules(ips, isOn(wish.enabled()), isOn(wish.callable()), isOn(wish.approvals()));
        serverApi.appRules().set(known(agentId), rules);
        return rules;
    }

    private static boolean isOn(@Nullable Boolean wish) {
        return !Boolean.FALSE.equals(wish);
    }

    private long known(long agentId) {
        if (world.callbacks.corp().apps().stream().noneMatch(app -> app.agentId() == agentId)) {
            throw ControlRefused.unknown("agentId", "Expected an app of the corp, but there is no " + agentId);
        }
        return agentId;
    }
}
