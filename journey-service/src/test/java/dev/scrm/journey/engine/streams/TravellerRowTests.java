package dev.scrm.journey.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.journey.engine.Awaiting;
import dev.scrm.journey.engine.Entry;
import dev.scrm.journey.engine.Instance;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TravellerRowTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void readsWhatItWrote() {
        var traveller = new Traveller(
                "corp",
                "contact",
                "王芳😀",
                NOON,
                List.of(
                        anInstance("a", new Awaiting.Name(NOON)),
                        anInstance("b", new Awaiting.Outcome(Ids.derived("command", "x"), NOON.plusSeconds(20))),
                        anInstance("c", new Awaiting.Message(Instant.parse("1969-12-31T23:59:59Z"), NOON))),
                List.of("lin.wei"),
                List.of(new Traveller.Seen("short", NOON), new Traveller.Seen(Ids.derived("x", "y"), NOON)),
                NOON.minusSeconds(1));

        assertThat(TravellerRow.read("corp", "contact", TravellerRow.write(traveller)))
                .isEqualTo(traveller);
    }

    @Test
    void readsAContactNothingIsKnownOf() {
        var unknown = Traveller.unknown("corp", "contact");

        assertThat(TravellerRow.read("corp", "contact", TravellerRow.write(unknown)))
                .isEqualTo(unknown);
    }

    @Test
    void takesFewBytes() {
        var traveller = new Traveller(
                "corp",
                "contact",
                "王芳",
                null,
                List.of(anInstance("a", new Awaiting.Message(NOON, NOON))),
                List.of(),
                IntStream.range(0, 2)
                        .mapToObj(i -> new Traveller.Seen(Ids.derived("x", "" + i), NOON))
                        .toList(),
                null);

        assertThat(TravellerRow.write(traveller)).hasSizeLessThan(320);
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        assertThatThrownBy(() -> TravellerRow.read("corp", "contact", new byte[] {9, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a row of version 2 but got 9");
    }

    private static Instance anInstance(String seed, Awaiting awaiting) {
        var entry = new Entry(
                Ids.derived("event", seed),
                NOON,
                NOON.plusMillis(120),
                "wmEXAMPLEcust0001",
                "lin.wei",
                "poster-17",
                seed.equals("a") ? null : "WC-EXAMPLE-1",
                seed.equals("a") ? null : "1000002",
                Ids.derived("correlation", seed),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        return new Instance(
                Ids.derived("instance", seed), "welcome", 1, entry, "send-welcome", 1, 0, 300, 70_000, awaiting);
    }
}
