package dev.scrm.gateway.massmessages.kafka;

import static dev.scrm.gateway.massmessages.MassMessageFixtures.NOON;
import static dev.scrm.gateway.massmessages.MassMessageFixtures.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.massmessages.Counts;
import dev.scrm.gateway.massmessages.MassMessage;
import dev.scrm.gateway.massmessages.Recipient;
import dev.scrm.gateway.massmessages.Recipient.Result;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaMassMessageLogTests {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaMassMessageLog log = new KafkaMassMessageLog(new EventPublisher(kafka));

    @Test
    void tellsWhatBecameOfCustomersAndOfGroups() {
        var recipients =
                List.of(new Recipient("wm1", Result.DELIVERED, NOON), new Recipient("wm2", Result.LIMIT_REACHED, null));
        log.results(aMessage("1"), "lin.wei", 0, recipients, NOON);
        log.results(toGroups(), "lin.wei", 0, List.of(new Recipient("wr1", Result.DELIVERED, NOON)), NOON);

        assertThat(text(0))
                .contains("\"externalUserId\":\"wm1\"", "\"result\":\"delivered\"", "\"result\":\"limit-reached\"")
                .doesNotContain("chatId");
        assertThat(text(1)).contains("\"chatId\":\"wr1\"").doesNotContain("contactId");
        assertThat(published(0).causationId()).isEqualTo("command-1");
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.mass-message-result.v1", published(0).data());
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.mass-message-result.v1", published(1).data());
    }

    @Test
    void tellsTheEndAndEachPartUnderAnIdOfItsOwnThatIsAlwaysTheSame() {
        log.finished(aMessage("1"), new Counts(1, 2, 3, 4), 1, 0, null, NOON);
        log.finished(aMessage("1"), new Counts(1, 2, 3, 4), 1, 0, null, NOON);
        log.results(aMessage("1"), "lin.wei", 0, List.of(), NOON);
        log.results(aMessage("1"), "lin.wei", 1, List.of(), NOON);
        log.results(aMessage("1"), "chen.bo", 0, List.of(), NOON);

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.mass-message-finished.v1", published(0).data());
        assertThat(published(0).id()).isEqualTo(published(1).id());
        assertThat(List.of(
                        published(1).id(),
                        published(2).id(),
                        published(3).id(),
                        published(4).id()))
                .doesNotHaveDuplicates();
    }

    private static MassMessage toGroups() {
        var message = aMessage("2");
        return new MassMessage(message.corpId(), "2", message.commandId(), null, message.key(), true, message.sentAt());
    }

    private String text(int index) {
        return new String(published(index).data(), StandardCharsets.UTF_8);
    }

    private EventEnvelope published(int index) {
        var record = kafka.history().get(index);
        return CloudEventHeaders.read(record.headers(), record.value());
    }
}
