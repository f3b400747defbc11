package dev.scrm.contact.stage.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.NameStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.stage.StagesOfCorps.Kept;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stages are named by those who lead, and read by all. */
@RestController
@RequestMapping("/api/v1/lifecycle-stages")
class StageController {
    record StageRequest(@NotNull String id, @NotNull String name) {
        Stage stage() {
            return new Stage(id, name);
        }
    }

    record StageList(List<Stage> items) {}

    private final StagesOfCorps stagesOfCorps;
    private final NameStages nameStages;

    StageController(StagesOfCorps stagesOfCorps, NameStages nameStages) {
        this.stagesOfCorps = stagesOfCorps;
        this.nameStages = nameStages;
    }

    @GetMapping
    ResponseEntity<StageList> list(Caller caller) {
        Require.role(caller, Role.values());
        return answer(caller, stagesOfCorps.kept(caller.corp()));
    }

    @Audited(value = "lifecycle-stages-set", kind = AuditKind.CHANGE, contact = "none")
    @PutMapping
    ResponseEntity<StageList> put(
            Caller caller, IfMatch ifMatch, @Valid @RequestBody List<@NotNull @Valid StageRequest> request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var stages =
                new LifecycleStages(request.stream().map(StageRequest::stage).toList());
        return answer(caller, nameStages.name(caller.corp(), stages, known -> ifMatch.check(tag(caller, known))));
    }

    private static ResponseEntity<StageList> answer(Caller caller, Kept kept) {
        return ResponseEntity.ok()
                .eTag(tag(caller, kept).quoted())
                .body(new StageList(kept.stages().stages()));
    }

    private static EntityTag tag(Caller caller, Kept kept) {
        return EntityTag.of("lifecycle-stages-" + caller.corp(), kept.edition());
    }
}
