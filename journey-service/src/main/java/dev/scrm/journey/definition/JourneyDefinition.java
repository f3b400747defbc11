package dev.scrm.journey.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of a journey; never changed once contacts may be in it.
 *
 * @param nodes by id, in the order of the file
 * @param edges where each node's results lead to: node, then result, then node
 */
public record JourneyDefinition(
        String id,
        int version,
        String name,
        Set<Trigger> triggers,
        String start,
        Map<String, Node> nodes,
        Map<String, Map<String, String>> edges) {

    public JourneyDefinition {
        triggers = Set.copyOf(triggers);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
    }

    /** Puts the parts together, and refuses what would strand a contact. */
    public static JourneyDefinition of(
            String id,
            int version,
            String name,
            Set<Trigger> triggers,
            String start,
            List<Node> nodes,
            List<Edge> edges) {
        Map<String, Node> nodesById = new LinkedHashMap<>();
        for (var node : nodes) {
            if (nodesById.put(node.id(), node) != null) {
                throw new DefinitionRefused("node-twice", "Expected one node '%s' but got two".formatted(node.id()));
            }
        }
        Map<String, Map<String, String>> edgesByNode = new LinkedHashMap<>();
        for (var edge : edges) {
            var ofNode = edgesByNode.computeIfAbsent(edge.from(), _ -> new LinkedHashMap<>());
            if (ofNode.put(edge.on(), edge.to()) != null) {
                throw new DefinitionRefused(
                        "edge-twice",
                        "Expected one edge of '%s' on '%s' but got two".formatted(edge.from(), edge.on()));
            }
        }
        var definition = new JourneyDefinition(id, version, name, triggers, start, nodesById, edgesByNode);
        definition.requireWhole();
        return definition;
    }

    /** The node with that id. */
    public Node node(String nodeId) {
        var node = nodes.get(nodeId);
        if (node == null) {
            throw new DefinitionRefused(
                    "node-unknown", "Expected node '%s' in %s v%d but there is none".formatted(nodeId, id, version));
        }
        return node;
    }

    /** Where a contact goes that left a node with a result. */
    public Node next(String from, String result) {
        var ofNode = edges.getOrDefault(from, Map.of());
        var to = ofNode.getOrDefault(result, ofNode.get(Edge.OTHERWISE));
        if (to == null) {
            throw new DefinitionRefused(
                    "edge-missing", "Expected an edge of node '%s' on '%s' but there is none".formatted(from, result));
        }
        return node(to);
    }

    private void requireWhole() {
        node(start);
        edges.forEach((from, ofNode) -> {
            node(from);
            ofNode.values().forEach(this::node);
        });
        nodes.values().forEach(node -> node.results().forEach(result -> next(node.id(), result)));
    }
}
