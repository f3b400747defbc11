package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.EventEnvelope;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTests {
    @Test
    void carriesAnEnvelopeThereAndBack() {
        var envelope = Events.event("e1");
        var headers = new RecordHeaders();

        CloudEventHeaders.write(envelope, headers);

        assertThat(CloudEventHeaders.read(headers, envelope.data()))
                .usingRecursiveComparison()
                .isEqualTo(envelope);
        assertThat(headers.lastHeader("content-type").value()).isEqualTo("application/json".getBytes(UTF_8));
        assertThat(headers.lastHeader("traceparent")).isNull();
    }

    /** A topic that keeps the last record of each key forgets the key. */
    @Test
    void makesARecordWithoutAValueOfAnEventWithoutData() {
        var one = Events.event("e1");
        var nothing = new EventEnvelope(
                one.id(),
                one.type(),
                one.source(),
                one.subject(),
                one.time(),
                one.corpId(),
                one.sequence(),
                null,
                null,
                null,
                new byte[0]);

        assertThat(CloudEventHeaders.toRecord("topic", "key", nothing).value()).isNull();
        assertThat(CloudEventHeaders.toRecord("topic", "key", one).value()).isEqualTo(one.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time", "ce_corpid"})
    void refusesARecordWithoutARequiredAttribute(String name) {
        var headers = headers();
        headers.remove(name);

        assertThatThrownBy(() -> CloudEventHeaders.read(headers, new byte[0]))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"ce_type,contact.tagged", "ce_type,scrm.contact.tagged.v0", "ce_time,yesterday", "ce_sequence,one"})
    void refusesAMalformedAttribute(String name, String value) {
        var headers = headers();
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));

        assertThatThrownBy(() -> CloudEventHeaders.read(headers, new byte[0]))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void refusesATombstone() {
        assertThatThrownBy(() -> CloudEventHeaders.read(headers(), null)).isInstanceOf(UnreadableEventException.class);
    }

    private static RecordHeaders headers() {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(Events.event("e1"), headers);
        return headers;
    }
}
