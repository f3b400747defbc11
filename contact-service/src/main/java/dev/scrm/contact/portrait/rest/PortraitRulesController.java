package dev.scrm.contact.portrait.rest;

import dev.scrm.contact.portrait.PortraitRules;
import dev.scrm.contact.portrait.RulesOfCorps;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By what a corp judges: set by those who lead, read by all. */
@RestController
@RequestMapping("/api/v1/portrait-rules")
class PortraitRulesController {
    record RulesRequest(
            @NotNull List<@NotNull Long> recencyDays,
            @NotNull List<@NotNull Long> frequency,
            @NotNull List<@NotNull Long> monetary,
            @NotNull List<@NotNull Long> activityDays,
            @NotNull Map<@NotNull String, @NotNull Integer> weights) {
        PortraitRules rules() {
            return new PortraitRules(recencyDays, frequency, monetary, activityDays, weights);
        }
    }

    private final RulesOfCorps rulesOfCorps;

    PortraitRulesController(RulesOfCorps rulesOfCorps) {
        this.rulesOfCorps = rulesOfCorps;
    }

    @GetMapping
    PortraitRules get(Caller caller) {
        Require.role(caller, Role.values());
        return rulesOfCorps.of(caller.corp());
    }

    @PutMapping
    PortraitRules put(Caller caller, @Valid @RequestBody RulesRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var rules = request.rules();
        rulesOfCorps.put(caller.corp(), rules);
        return rules;
    }
}
