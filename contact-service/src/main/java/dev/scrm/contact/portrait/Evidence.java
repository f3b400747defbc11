package dev.scrm.contact.portrait;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.behavior.Behavior;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Something the person did because of which something is said of them. */
public record Evidence(String behaviorId, String type, Instant at) {
    static final int MOST = 3;

    public Evidence {
        requireNonNull(behaviorId, "behaviorId");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
    }

    /** The first {@value #MOST}. */
    static List<Evidence> of(Stream<Behavior> behaviors) {
        return behaviors
                .limit(MOST)
                .map(one -> new Evidence(one.id(), one.type(), one.occurredAt()))
                .toList();
    }
}
