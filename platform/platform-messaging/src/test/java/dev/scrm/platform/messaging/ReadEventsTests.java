package dev.scrm.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.SourcePosition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadEventsTests {
    @Test
    void keepsWhatCanBeReadInOrderAndReportsTheRestAfterwards() {
        var lanes = List.of(lane("one", "a", "odd-1", "b"), lane("two", "odd-2", "c"));

        var read = ReadEvents.of(lanes, ReadEventsTests::id);

        assertThat(read.readable()).containsExactly("a", "b", "c");
        assertThatThrownBy(read::reportUnreadable)
                .isInstanceOfSatisfying(
                        UnreadableEventsException.class,
                        e -> assertThat(e.events())
                                .extracting(unreadable ->
                                        unreadable.event().envelope().id())
                                .containsExactly("odd-1", "odd-2"));
    }

    @Test
    void reportsNothingWhenAllCanBeRead() {
        var read = ReadEvents.of(List.of(lane("one", "a")), ReadEventsTests::id);

        assertThatCode(read::reportUnreadable).doesNotThrowAnyException();
    }

    @Test
    void letsEveryOtherFailureFly() {
        var lanes = List.of(lane("one", "a"));

        assertThatThrownBy(() -> ReadEvents.of(lanes, _ -> {
                    throw new IllegalStateException("another version");
                }))
                .hasMessage("another version");
    }

    private static String id(ReceivedEvent event) {
        var id = event.envelope().id();
        if (id.startsWith("odd")) {
            throw new UnreadableEventException(id);
        }
        return id;
    }

    private static Lane lane(String key, String... ids) {
        return new Lane(
                key,
                Stream.of(ids)
                        .map(id -> new ReceivedEvent(Events.event(id), new SourcePosition("events", 0, 1), key))
                        .toList());
    }
}
