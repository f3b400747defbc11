package dev.scrm.gateway.service.kafka;

import static dev.scrm.gateway.service.ServiceFixtures.CORP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.GatewayMetric;
import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.wecom.ServiceItem;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.GoldenSample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ServiceItemWireTests {
    private static final String CUSTOMER = "wmEXAMPLEcust0001";
    private static final Instant AT = Instant.parse("2026-11-21T08:30:00Z");
    private static final Doorbell CAUSE = new Doorbell(CORP, "wkEXAMPLEkf01", "token", "event-1", null);
    private static final String CONTACT_KEY = CORP + ":" + Ids.contact(CORP, CUSTOMER);

    private MessageBodies bodies;
    private ServiceItemWire wire;

    @BeforeEach
    void makeAKey(@TempDir Path folder) throws IOException {
        bodies = MessageBodies.fromKeyset(Files.writeString(folder.resolve("keyset.json"), MessageBodies.newKeyset()));
        wire = new ServiceItemWire(bodies);
    }

    @Test
    void writesTheSampleOfAConversationThatWasOpened() {
        var channels = new ServiceItem.Channels("示例视频号", "示例小店", 1);

        assertIsSample(
                "scrm.wecom.service-session-entered.v1",
                new ServiceItem.SessionEntered(
                        "m1", CUSTOMER, "site-footer", "order-17", "KFWC-EXAMPLE", channels, AT));
    }

    @Test
    void writesTheSampleOfAConversationThatChangedHands() {
        assertIsSample(
                "scrm.wecom.service-session-changed.v1",
                new ServiceItem.SessionChanged("m1", CUSTOMER, 1, "chen.yu", "lin.wei", "KFMC-EXAMPLE", AT));
    }

    @Test
    void writesTheSampleOfAnAnswerThatDidNotArrive() {
        assertIsSample("scrm.wecom.service-message-failed.v1", failed(CUSTOMER));
    }

    @Test
    void keysAFailedAnswerByItsAccountWhereTheCustomerIsNotKnown() {
        var message = wire.message(failed(null), CAUSE);

        assertThat(message.key()).isEqualTo(CORP + ":wkEXAMPLEkf01");
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.service-message-failed.v1", message.envelope().data());
    }

    @Test
    void sealsWhatMayBePersonalAndPutsItAmongTheCallbacks() {
        var message = wire.message(unrecognized("m1", true), CAUSE);

        assertThat(message.topic()).isEqualTo(Topics.WECOM_CALLBACKS);
        assertThat(message.key()).isEqualTo(CORP);
        var envelope = message.envelope();
        GoldenSample.assertMatchesSchema("scrm.wecom.unrecognized.v1", envelope.data());
        assertThat(new String(envelope.data(), UTF_8)).doesNotContain("13800001111");
        var sealed =
                JsonMapper.shared().readTree(envelope.data()).path("sealedXml").asString();
        var opened = JsonMapper.shared().readTree(bodies.open(envelope.id(), sealed));
        assertThat(opened.path("xml").asString()).isEqualTo("{\"words\":\"13800001111\"}");
    }

    @Test
    void leavesInClearWhatIsNotPersonal() {
        var data = JsonMapper.shared()
                .readTree(wire.message(unrecognized("m1", false), CAUSE)
                        .envelope()
                        .data());

        assertThat(data.path("xml").asString()).isEqualTo("{\"words\":\"13800001111\"}");
        assertThat(data.has("sealedXml")).isFalse();
    }

    @Test
    void derivesIdsFromWecomsOwnAndFromTheWholeWhereThereIsNone() {
        assertThat(id(failed(CUSTOMER))).isEqualTo(id(failed(null)));
        assertThat(id(unrecognized("m1", true))).isNotEqualTo(id(unrecognized("m2", true)));
        assertThat(id(unrecognized("", true))).isEqualTo(id(unrecognized("", false)));
    }

    @Test
    void countsWhatItHasNoTypeForWithTheCallbacksOfThatSort() {
        var meters = new SimpleMeterRegistry();
        var kafka = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var log = new KafkaServiceMessageLog(new EventPublisher(kafka), wire, meters);

        log.append(List.of(unrecognized("m1", true), failed(CUSTOMER), unrecognized("m3", false)), CAUSE);

        assertThat(kafka.history()).hasSize(3);
        assertThat(meters.get(GatewayMetric.CALLBACKS_UNRECOGNIZED.meterName())
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private void assertIsSample(String type, ServiceItem item) {
        var message = wire.message(item, CAUSE);

        assertThat(message.topic()).isEqualTo(Topics.WECOM_MESSAGES);
        assertThat(message.key()).isEqualTo(CONTACT_KEY);
        assertThat(message.envelope().type()).hasToString(type);
        GoldenSample.assertMatchesSchema(type, message.envelope().data());
        var sample = (ObjectNode) JsonMapper.shared().readTree(GoldenSample.data(type));
        sample.put("contactId", Ids.contact(CORP, CUSTOMER)); // the samples share a made-up one
        assertThat(JsonMapper.shared().readTree(message.envelope().data())).isEqualTo(sample);
    }

    private String id(ServiceItem item) {
        return wire.message(item, CAUSE).envelope().id();
    }

    private static ServiceItem failed(@Nullable String customer) {
        return new ServiceItem.MessageFailed("m1", customer, "msg-EXAMPLE-1", 4, AT);
    }

    private static ServiceItem unrecognized(String id, boolean personal) {
        return new ServiceItem.Unrecognized(id, "news", "event", personal, "{\"words\":\"13800001111\"}", AT);
    }
}
