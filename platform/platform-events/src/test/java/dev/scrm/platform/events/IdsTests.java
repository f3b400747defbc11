package dev.scrm.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsTests {
    @Test
    void derivesTheSameIdFromTheSameCause() {
        assertThat(Ids.contact("corp-1", "wm1"))
                .isEqualTo(Ids.contact("corp-1", "wm1"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void keepsPartsApart() {
        assertThat(Ids.derived("kind", "ab", "c")).isNotEqualTo(Ids.derived("kind", "a", "bc"));
        assertThat(Ids.derived("kind", "a")).isNotEqualTo(Ids.derived("other", "a"));
        assertThat(Ids.contact("corp-1", "wm1")).isNotEqualTo(Ids.contact("corp-2", "wm1"));
    }

    @Test
    void derivesFromBytesWhateverTheyHold() {
        var id = Ids.derived("callback", "corp-1", new byte[] {0, -1, 2});

        assertThat(id).isNotEqualTo(Ids.derived("callback", "corp-1", new byte[] {0, -1, 3}));
        assertThat(id).isNotEqualTo(Ids.derived("callback", "corp-2", new byte[] {0, -1, 2}));
        assertThat(Ids.derived("callback", "corp-1", "x".getBytes(UTF_8))).hasSize(32);
    }

    @Test
    void makesUuidsOfVersionSevenThatSortByTime() {
        var random = new Random(7);
        var early = Ids.uuid7(Instant.parse("2026-11-21T12:00:00Z"), random);
        var late = Ids.uuid7(Instant.parse("2026-11-21T12:00:00.001Z"), random);

        assertThat(early.version()).isEqualTo(7);
        assertThat(early.variant()).isEqualTo(2);
        assertThat(early.toString()).isLessThan(late.toString());
        assertThat(early.getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());
    }

    @Test
    void makesNoUuidTwiceInAMillisecond() {
        var random = new Random(7);
        var seen = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(Ids.uuid7(Instant.EPOCH, random))).isTrue();
        }
    }
}
