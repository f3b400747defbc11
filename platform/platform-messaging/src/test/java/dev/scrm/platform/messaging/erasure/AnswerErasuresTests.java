package dev.scrm.platform.messaging.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class AnswerErasuresTests {
    private static final Instant ERASED_AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ASKED = "scrm.contact.erasure-requested.v1";

    private final MutableClock clock = MutableClock.at("2026-11-23T10:00:01Z");
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<ErasureRequested> erased = new ArrayList<>();
    private final AnswerErasures answer = new AnswerErasures(
            "note-service",
            (corpId, requested) -> {
                assertThat(kafka.history()).hasSize(erased.size());
                erased.add(requested);
                return List.of(new ErasedStore("notes", 2, 0, null), new ErasedStore("figures", 0, 1, "合计数"));
            },
            new EventPublisher(kafka),
            clock);

    @Test
    void answersUnderTheContactsKeyWhatWentAndWhatStays() {
        handle(question(ASKED));

        assertThat(erased).containsExactly(new ErasureRequested("e1", "c1", ERASED_AT));
        assertThat(kafka.history()).singleElement().satisfies(record -> {
            var done = CloudEventHeaders.read(record.headers(), record.value());
            assertThat(record.topic()).isEqualTo(Topics.CONTACT_ERASURES);
            assertThat(new String(record.key(), UTF_8)).isEqualTo("ww1:c1");
            assertThat(done.type()).isEqualTo(EventType.of("scrm.contact.erasure-done.v1"));
            assertThat(done.source()).isEqualTo("/note-service");
            assertThat(done.causationId()).isEqualTo("asked");
            assertThat(new String(done.data(), UTF_8)).isEqualTo("""
                            {"erasureId":"e1","contactId":"c1","service":"note-service","stores":[\
                            {"store":"notes","deleted":2,"kept":0},\
                            {"store":"figures","deleted":0,"kept":1,"because":"合计数"}],"at":"2026-11-23T10:00:01Z"}""");
        });
    }

    @Test
    void answersAgainUnderTheSameId() {
        handle(question(ASKED));
        clock.advance(Duration.ofHours(1));
        handle(question(ASKED));

        assertThat(kafka.history())
                .extracting(record ->
                        CloudEventHeaders.read(record.headers(), record.value()).id())
                .hasSize(2)
                .containsOnly(CloudEventHeaders.read(
                                kafka.history().getFirst().headers(),
                                kafka.history().getFirst().value())
                        .id());
    }

    @Test
    void passesOverWhatIsNoQuestionAndStopsAtOneOfAnotherVersion() {
        assertThat(answer.concerns(question(ASKED))).isTrue();
        assertThat(answer.concerns(question("scrm.contact.erasure-done.v1"))).isFalse();
        assertThatThrownBy(() -> handle(question("scrm.contact.erasure-requested.v2")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(erased).isEmpty();
    }

    @Test
    void readsNoneUnderAnothersKey() {
        assertThat(ErasureRequested.read(question(ASKED), "ww1:c1").contactId()).isEqualTo("c1");
        assertThatThrownBy(() -> ErasureRequested.read(question(ASKED), "ww1:c2"))
                .isInstanceOf(UnreadableEventException.class);
    }

    private void handle(EventEnvelope envelope) {
        var event = new ReceivedEvent(envelope, new SourcePosition(Topics.CONTACT_ERASURES, 0, 0), "ww1:c1");
        answer.handle(List.of(new Lane("ww1:c1", List.of(event))));
    }

    private static EventEnvelope question(String type) {
        return new EventEnvelope(
                "asked",
                EventType.of(type),
                "/contact-service/erasures",
                "c1",
                ERASED_AT,
                "ww1",
                1,
                null,
                null,
                null,
                "{\"erasureId\":\"e1\",\"contactId\":\"c1\",\"erasedAt\":\"2026-11-23T10:00:00Z\"}".getBytes(UTF_8));
    }
}
