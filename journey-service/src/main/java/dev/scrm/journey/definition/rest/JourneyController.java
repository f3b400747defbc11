package dev.scrm.journey.definition.rest;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.definition.Node;
import dev.scrm.journey.definition.Trigger;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journeys of the caller's corp. */
@RestController
@RequestMapping("/api/v1/journeys")
class JourneyController {
    private final Definitions definitions;

    JourneyController(Definitions definitions) {
        this.definitions = definitions;
    }

    record JourneyView(
            String id,
            int version,
            String name,
            List<String> triggers,
            String start,
            List<NodeView> nodes,
            Map<String, Map<String, String>> edges) {
        static JourneyView of(JourneyDefinition definition) {
            return new JourneyView(
                    definition.id(),
                    definition.version(),
                    definition.name(),
                    definition.triggers().stream().map(Trigger::word).sorted().toList(),
                    definition.start(),
                    definition.nodes().values().stream().map(NodeView::of).toList(),
                    definition.edges());
        }
    }

    record NodeView(String id, String type, Node settings) {
        static NodeView of(Node node) {
            return new NodeView(node.id(), node.type(), node);
        }
    }

    /** All of them fit on one page: there are as many as a corp publishes. */
    @GetMapping
    Page<JourneyView> list(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATOR);
        return Page.of(
                definitions.current(caller.corp()).stream().map(JourneyView::of).toList(), null);
    }
}
