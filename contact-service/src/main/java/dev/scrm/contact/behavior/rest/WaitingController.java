package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.behavior.WaitingBehaviors;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Of how many unknown people behaviours wait, and under what these are known to their sources. */
@RestController
@RequestMapping("/api/v1/waiting-behaviors")
class WaitingController {
    /**
     * @param kind a type of identity, or {@code contact} for contacts of whom WeCom has not told
     * @param people how many of that kind something waits for
     */
    record KindView(String kind, long people, long behaviors) {
        static KindView of(WaitingBehaviors.OfKind kind) {
            return new KindView(kind.kind(), Math.max(0, kind.people()), kind.behaviors());
        }
    }

    record WaitingView(List<KindView> kinds) {}

    private final WaitingBehaviors waitingBehaviors;

    WaitingController(WaitingBehaviors waitingBehaviors) {
        this.waitingBehaviors = waitingBehaviors;
    }

    @GetMapping
    WaitingView waiting(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        return new WaitingView(
                waitingBehaviors.kinds(caller.corp()).stream().map(KindView::of).toList());
    }
}
