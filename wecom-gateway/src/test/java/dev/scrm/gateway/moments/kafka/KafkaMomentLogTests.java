package dev.scrm.gateway.moments.kafka;

import static dev.scrm.gateway.moments.MomentFixtures.NOON;
import static dev.scrm.gateway.moments.MomentFixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.moments.JobResult;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaMomentLogTests {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaMomentLog log = new KafkaMomentLog(new EventPublisher(kafka));

    @Test
    void tellsWhatAJobMadeUnderAnIdThatIsAlwaysTheSame() {
        var made = new JobResult("momEXAMPLE0001", List.of("ghost"), List.of(), null);
        log.tell(aJob("1"), made, NOON);
        log.tell(aJob("1"), new JobResult(null, List.of(), List.of(), "no-answer"), NOON);

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.moment-job-finished.v1", published(0).data());
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.moment-job-finished.v1", published(1).data());
        assertThat(published(0).id()).isEqualTo(published(1).id());
        assertThat(published(0).causationId()).isEqualTo("command-1");
    }

    private EventEnvelope published(int index) {
        var record = kafka.history().get(index);
        return CloudEventHeaders.read(record.headers(), record.value());
    }
}
