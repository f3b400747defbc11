package dev.scrm.contact.stage.rest;

import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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

    StageController(StagesOfCorps stagesOfCorps) {
        this.stagesOfCorps = stagesOfCorps;
    }

    @GetMapping
    StageList list(Caller caller) {
        Require.role(caller, Role.values());
        return new StageList(stagesOfCorps.of(caller.corp()).stages());
    }

    @PutMapping
    StageList put(Caller caller, @Valid @RequestBody List<@NotNull @Valid StageRequest> request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var stages =
                new LifecycleStages(request.stream().map(StageRequest::stage).toList());
        stagesOfCorps.put(caller.corp(), stages);
        return new StageList(stages.stages());
    }
}
