package dev.scrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What one sender does must not hold up the others. */
class FloodTests extends RunningTicketService {
    private static final int OTHERS = 10;

    @Test
    void oneCustomerWithAThousandAngryMessagesDoesNotHoldUpOthers() {
        TestKafka.send(IntStream.range(0, 1_000)
                .mapToObj(i -> message(corp, "wm-angry", "angry-" + i, "customer", clock.instant(), "我要投诉"))
                .toList());

        othersWrite();

        awaitTickets(OTHERS + 1);
    }

    @Test
    void aRecordOverTheLimitThatIsNoEventDoesNotHoldUpOthers() throws Exception {
        sendLargeNonsense();

        othersWrite();

        awaitTickets(OTHERS);
    }

    private void othersWrite() {
        IntStream.range(0, OTHERS).forEach(i -> customerWrites("wm-other-" + i, "other-" + i, "在吗"));
    }

    private void awaitTickets(int count) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                get(manager(), "/api/v1/tickets?limit=200").items())
                        .hasSize(count));
    }

    /** Small on the way, because it is compressed, and far over a topic's limit with all its bytes. */
    private static void sendLargeNonsense() throws InterruptedException, ExecutionException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "max.request.size",
                8 << 20,
                "compression.type",
                "lz4");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.WECOM_MESSAGES, new byte[] {'x'}, new byte[4 << 20]))
                    .get();
        }
    }
}
