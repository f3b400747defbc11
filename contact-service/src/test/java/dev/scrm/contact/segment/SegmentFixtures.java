package dev.scrm.contact.segment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, deeds and rules of tests. */
final class SegmentFixtures {
    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private SegmentFixtures() {}

    static PersonFacts someone() {
        return PersonFacts.bornAt(NOON);
    }

    static PersonFacts mergedInto(String survivor) {
        return new PersonFacts(Map.of(), Set.of(), List.of(), List.of(), List.of(), survivor);
    }

    static PersonFacts tagged(String... tagIds) {
        return new PersonFacts(Map.of(), Set.of(tagIds), List.of(), List.of(), List.of(), null);
    }

    static Rule live(String segmentId, int version, Condition condition) {
        return new Rule(new Rule.Key(segmentId, version), condition, true);
    }

    static Rule building(String segmentId, int version, Condition condition) {
        return new Rule(new Rule.Key(segmentId, version), condition, false);
    }
}
