package dev.scrm.contact.portrait.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.portrait.PortraitRules;
import dev.scrm.contact.portrait.RulesOfCorps;
import dev.scrm.contact.portrait.RulesOfCorps.Kept;
import dev.scrm.contact.portrait.SetRules;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
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
    private final SetRules setRules;

    PortraitRulesController(RulesOfCorps rulesOfCorps, SetRules setRules) {
        this.rulesOfCorps = rulesOfCorps;
        this.setRules = setRules;
    }

    @GetMapping
    ResponseEntity<PortraitRules> get(Caller caller) {
        Require.role(caller, Role.values());
        return answer(caller, rulesOfCorps.kept(caller.corp()));
    }

    @Audited(value = "portrait-rules-set", kind = AuditKind.CHANGE, contact = "none")
    @PutMapping
    ResponseEntity<PortraitRules> put(Caller caller, IfMatch ifMatch, @Valid @RequestBody RulesRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return answer(caller, setRules.set(caller.corp(), request.rules(), known -> ifMatch.check(tag(caller, known))));
    }

    private static ResponseEntity<PortraitRules> answer(Caller caller, Kept kept) {
        return ResponseEntity.ok().eTag(tag(caller, kept).quoted()).body(kept.rules());
    }

    private static EntityTag tag(Caller caller, Kept kept) {
        return EntityTag.of("portrait-rules-" + caller.corp(), kept.edition());
    }
}
