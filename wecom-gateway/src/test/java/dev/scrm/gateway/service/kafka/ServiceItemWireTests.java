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
    private static final String ACCOUNT_KEY = CORP + ":wkEXAMPLEkf01";

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
    void writesTheSampleOfAMessageThatWasTakenBack() {
        assertIsSample(
                "scrm.wecom.service-message-recalled.v1",
                new ServiceItem.MessageRecalled("m1", CUSTOMER, "msg-EXAMPLE-1", "lin.wei", AT));
    }

    @Test
    void keysWhatACustomerTookBackByItsAccountWhereTheCustomerIsNotKnown() {
        var message = wire.message(new ServiceItem.MessageRecalled("m1", null, "msg-1", null, AT), CAUSE);

        assertThat(message.key()).isEqualTo(ACCOUNT_KEY);
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.service-message-recalled.v1", message.envelope().data());
        assertThat(new String(message.envelope().data(), UTF_8))
                .contains("\"by\":\"customer\"")
                .doesNotContain("staffId");
    }

    @Test
    void writesTheSampleOfAStaffMemberWhoStopped() {
        var type = "scrm.wecom.service-staff-status-changed.v1";

        var message = wire.message(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 2, 1, AT), CAUSE);

        assertThat(message.topic()).isEqualTo(Topics.WECOM_MESSAGES);
        assertThat(message.key()).isEqualTo(ACCOUNT_KEY);
        assertThat(message.envelope().type()).hasToString(type);
        assertThat(JsonMapper.shared().readTree(message.envelope().data()))
                .isEqualTo(JsonMapper.shared().readTree(GoldenSample.data(type)));
    }

    @Test
    void tellsAWayToStopThatItHasNoWordForAsItIs() {
        var message = wire.message(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 2, 7, AT), CAUSE);

        assertThat(new String(message.envelope().data(), UTF_8)).contains("\"stopType\":\"7\"");
    }

    @Test
    void writesTheSampleOfACustomerWhoseMessagesAreNotTaken() {
        assertIsSample(
                "scrm.wecom.service-rejection-changed.v1",
                new ServiceItem.RejectionChanged("m1", CUSTOMER, "lin.wei", true, AT));
    }

    @Test
    void keysAFailedAnswerByItsAccountWhereTheCustomerIsNotKnown() {
        var message = wire.message(failed(null), CAUSE);

        assertThat(message.key()).isEqualTo(ACCOUNT_KEY);
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.service-message-failed.v1", message.envelope().data());
    }

    @Test
    void sealsWhatItHasNoTypeForAndPutsItAmongTheCallbacks() {
        var message = wire.message(unrecognized("m1"), CAUSE);

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
    void derivesIdsFromWecomsOwnAndFromTheWholeWhereThereIsNone() {
        assertThat(id(failed(CUSTOMER))).isEqualTo(id(failed(null)));
        assertThat(id(unrecognized("m1"))).isNotEqualTo(id(unrecognized("m2")));
        assertThat(id(unrecognized(""))).isEqualTo(id(unrecognized("")));
    }

    @Test
    void countsWhatItHasNoTypeForWithTheCallbacksOfThatSort() {
        var meters = new SimpleMeterRegistry();
        var kafka = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var log = new KafkaServiceMessageLog(new EventPublisher(kafka), wire, meters);

        log.append(List.of(unrecognized("m1"), failed(CUSTOMER), unrecognized("m3")), CAUSE);

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

    private static ServiceItem unrecognized(String id) {
        return new ServiceItem.Unrecognized(id, "news", "event", "{\"words\":\"13800001111\"}", AT);
    }
}
