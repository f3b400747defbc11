package dev.scrm.contact.segment.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredOccurrenceTests {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final byte[] large = EventData.write(Map.of("note", "长".repeat(5_000), "form", "trial", "score", 7));

    @Test
    void keepsOfALargeOneWhatIsAskedForAlone() {
        var occurrence = stored(large, Set.of("form", "score", "absent"));

        assertThat(occurrence.bytes()).isLessThan(100);
        assertThat(occurrence.properties()).isEqualTo(Map.of("form", "trial", "score", 7));
    }

    @Test
    void keepsNothingWhenNobodyAsks() {
        var occurrence = stored(large, Set.of());

        assertThat(occurrence.bytes()).isZero();
        assertThat(occurrence.properties()).isEmpty();
    }

    @Test
    void keepsASmallOneAsItIs() {
        var small = EventData.write(Map.of("form", "trial"));

        assertThat(stored(small, Set.of()).bytes()).isEqualTo(small.length);
    }

    private static StoredOccurrence stored(byte[] json, Set<String> asked) {
        var key = PeopleKeys.behavior("corp-a:" + SegmentRun.contact(7), "form-submitted", NOON, SegmentRun.contact(9));
        return StoredOccurrence.of(key, json, asked);
    }
}
