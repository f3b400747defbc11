package dev.scrm.contact.behavior.mongo;

import dev.scrm.platform.events.SourcePosition;
import java.util.Map;
import java.util.stream.Collectors;

/** Places in the intake as text. */
final class Positions {
    private Positions() {}

    static String text(SourcePosition position) {
        return position.partitionKey() + "/" + position.offset();
    }

    static Map<String, SourcePosition> read(Map<String, String> texts) {
        return texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> read(one.getValue())));
    }

    static SourcePosition read(String text) {
        var parts = text.split("/", 3);
        return new SourcePosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
}
