package dev.scrm.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTests {
    @Test
    void readsNameAndVersionFromTheWire() {
        var type = EventType.of("scrm.contact.profile-changed.v12");

        assertThat(type).isEqualTo(new EventType("scrm.contact.profile-changed", 12));
        assertThat(type).hasToString("scrm.contact.profile-changed.v12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scrm.contact.tagged",
                "scrm.contact.tagged.v0",
                "scrm.contact.v1",
                "other.a.b.v1",
                "scrm.a.b.v1 ",
                "scrm.A.b.v1"
            })
    void refusesWhatIsNoType(String wire) {
        assertThatThrownBy(() -> EventType.of(wire)).isInstanceOf(IllegalArgumentException.class);
    }
}
