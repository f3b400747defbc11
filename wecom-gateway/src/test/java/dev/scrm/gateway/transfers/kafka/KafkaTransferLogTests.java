package dev.scrm.gateway.transfers.kafka;

import static dev.scrm.gateway.transfers.TransferFixtures.CORP;
import static dev.scrm.gateway.transfers.TransferFixtures.NOON;
import static dev.scrm.gateway.transfers.TransferFixtures.aTransfer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.transfers.TransferResult;
import dev.scrm.gateway.transfers.TransferResult.End;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaTransferLogTests {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaTransferLog log = new KafkaTransferLog(new EventPublisher(kafka));

    @Test
    void tellsOfEachContactUnderItsOwnKeyAndAnIdThatIsAlwaysTheSame() {
        var results = List.of(new TransferResult("wm1", End.DONE, NOON), new TransferResult("wm2", End.FULL, null));

        log.tell(aTransfer("1"), results, NOON);
        log.tell(aTransfer("1"), results.subList(0, 1), NOON);

        var events = kafka.history().stream()
                .map(record -> CloudEventHeaders.read(record.headers(), record.value()))
                .toList();
        events.forEach(
                event -> GoldenSample.assertMatchesSchema("scrm.wecom.contact-transfer-result.v1", event.data()));
        assertThat(kafka.history().getFirst().key())
                .asString(UTF_8)
                .isEqualTo(Ids.contactKey(CORP, Ids.contact(CORP, "wm1")));
        assertThat(new String(events.get(1).data(), UTF_8)).contains("\"result\":\"full\"");
        assertThat(events.get(2).id())
                .isEqualTo(events.get(0).id())
                .isNotEqualTo(events.get(1).id());
    }
}
