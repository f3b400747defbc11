package dev.scrm.journey.engine;

import dev.scrm.platform.events.Ids;
import java.util.Map;

/**
 * One instance in one node.
 *
 * @param number the how-manieth node of the instance it is: tells a second visit of the same node from the first
 */
record Visit(
        Traveller traveller, String instanceId, String journeyId, int version, Entry entry, String node, int number) {

    /** The id of the command this visit gives out, whenever and how often it is decided. */
    String commandId() {
        return Ids.derived(
                "command",
                traveller.corpId(),
                journeyId,
                Integer.toString(version),
                instanceId,
                node,
                Integer.toString(number));
    }

    /** What a text may show. */
    Map<String, String> values() {
        var name = traveller.name();
        return name == null ? Map.of() : Map.of("name", name);
    }
}
