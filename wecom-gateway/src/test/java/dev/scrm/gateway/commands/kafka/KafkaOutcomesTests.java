package dev.scrm.gateway.commands.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFixtures;
import dev.scrm.gateway.commands.Fetched;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.AcquisitionChat;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.ExternalContact.Follower;
import dev.scrm.gateway.wecom.ExternalContact.Tag;
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.test.GoldenSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KafkaOutcomesTests {
    private static final String ID = "8d1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final Instant FETCHED = Instant.parse("2026-11-21T08:30:00.200Z");

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaOutcomes outcomes = new KafkaOutcomes(new EventPublisher(kafka));

    @Test
    void writesTheSampleOfAFinishedCommand() {
        var outcome = new Outcome(
                Outcome.Status.SENT,
                0,
                "welcome-code-expired",
                1,
                Instant.parse("2026-11-21T08:30:00.410Z"),
                Map.of(),
                null);

        outcomes.publish(List.of(new Finished(CommandFixtures.aWelcome(ID), outcome)));

        assertIsSample("scrm.wecom.command-finished.v1", published(0).data());
        assertThat(published(0).causationId()).isEqualTo(ID);
        assertThat(published(0).correlationId()).isEqualTo("correlation");
        assertThat(published(0).subject())
                .isEqualTo(CommandFixtures.aWelcome(ID).head().envelope().subject())
                .isNotNull();
        assertThat(kafka.history().getFirst().key())
                .asString(UTF_8)
                .isEqualTo(CommandFixtures.aWelcome(ID).head().key());
    }

    @Test
    void tellsWhatWecomGaveAndWhatARefusalCallsFor() {
        outcomes.publish(List.of(
                new Finished(CommandFixtures.anAppMessage(ID), Outcome.sent(Map.of("messageId", "MSG-1"), 1, FETCHED)),
                new Finished(
                        CommandFixtures.anAppMessage(ID), Outcome.failed(60020, Reason.IP_NOT_TRUSTED, 1, FETCHED))));

        assertThat(published(0).data())
                .asString(UTF_8)
                .contains("\"result\":{\"messageId\":\"MSG-1\"}")
                .doesNotContain("reaction");
        assertThat(published(1).data())
                .asString(UTF_8)
                .contains("\"reaction\":\"alarm\"")
                .doesNotContain("result");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        outcomes.publish(List.of(
                new Finished(CommandFixtures.anAppMessage(ID), Outcome.expired(null, 0, FETCHED)),
                new Finished(
                        CommandFixtures.aTagging("other"), Outcome.failed(84061, Reason.NO_RELATION, 1, FETCHED))));

        for (int i = 0; i < 2; i++) {
            GoldenSample.assertMatchesSchema(
                    "scrm.wecom.command-finished.v1", published(i).data());
            assertThat(published(i).data()).asString(UTF_8).doesNotContain("null");
        }
    }

    @Test
    void namesTheFieldsThatNobodyKnows() {
        var message = (Command.Post) CommandFixtures.anAppMessage(ID);
        var misspelt = new Command.Post(
                message.head().ignoring(List.of("staffId")), message.kind(), message.actor(), message.request());

        outcomes.publish(List.of(new Finished(misspelt, Outcome.sent(1, FETCHED))));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.command-finished.v1", published(0).data());
        assertThat(published(0).data()).asString(UTF_8).contains("\"ignoredFields\":[\"staffId\"]");
    }

    @Test
    void writesTheSampleOfAFetchedContactBeforeTheOutcome() {
        var tag = new Tag("etEXgold", "金卡", "等级", 1);
        var personal = new Tag(null, "朋友", null, 2);
        var follower = new Follower(
                "lin.wei", "王芳", "", Instant.parse("2026-11-21T08:30:00Z"), 1, "poster-17", List.of(tag, personal));
        var contact = new ExternalContact(
                "wmEXAMPLEcust0001", "王芳", "https://example.invalid/a.png", true, 2, "oEXunion0001", List.of(follower));

        outcomes.publish(List.of(
                new Finished(CommandFixtures.aFetch(ID), Outcome.fetched(new Fetched.Contact(contact), 1, FETCHED))));

        assertIsSample("scrm.wecom.contact-fetched.v1", published(0).data());
        assertThat(published(0).causationId()).isEqualTo(ID);
        assertThat(published(1).type()).hasToString("scrm.wecom.command-finished.v1");
    }

    @Test
    void writesTheSampleOfAFetchedGroupChatBeforeTheOutcome() {
        var chat = GroupChat.of(JsonMapper.shared().readValue("""
                {"group_chat":{"chat_id":"wrEXchat01","name":"会员群","owner":"lin.wei","create_time":1790526400,"notice":"",
                "member_list":[
                {"userid":"wmEXAMPLEcust0001","type":2,"join_time":1790526500,"join_scene":3,"state":"door-3"},
                {"userid":"lin.wei","type":1,"join_time":1790526400,"join_scene":1,"name":"林薇"}],
                "admin_list":[],"member_version":"0f0e0d0c0b0a09080706050403020100"}}""", Map.class)).orElseThrow();

        outcomes.publish(List.of(new Finished(aChatFetch(), Outcome.fetched(new Fetched.Chat(chat), 1, FETCHED))));

        assertIsSample("scrm.wecom.group-chat-fetched.v1", published(0).data());
        assertThat(published(1).type()).hasToString("scrm.wecom.command-finished.v1");
    }

    @Test
    void writesTheSampleOfAChatOfALinkBeforeTheOutcome() {
        var command = new Command.FetchAcquisitionChat(CommandFixtures.head("fetch-acquisition-chat", ID, null), "key");
        var chat = AcquisitionChat.of(JsonMapper.shared().readValue("""
                {"userid":"lin.wei","external_userid":"wmEXAMPLEcust0001",
                "chat_info":{"recv_msg_cnt":3,"link_id":"cawEXAMPLE0001","state":"ad-9"}}""", Map.class));

        outcomes.publish(List.of(new Finished(command, Outcome.fetched(new Fetched.LinkChat(chat), 1, FETCHED))));

        assertIsSample("scrm.wecom.acquisition-chat-fetched.v1", published(0).data());
        assertThat(published(1).type()).hasToString("scrm.wecom.command-finished.v1");
    }

    @Test
    void tellsThatAGroupChatWasDismissed() {
        var dismissed = new Fetched.DismissedChat("wrEXchat01");

        outcomes.publish(List.of(new Finished(aChatFetch(), Outcome.fetched(dismissed, 1, FETCHED))));

        GoldenSample.assertMatchesSchema(
                "scrm.wecom.group-chat-fetched.v1", published(0).data());
        assertThat(published(0).data())
                .asString(UTF_8)
                .contains("\"chatId\":\"wrEXchat01\",\"exists\":false")
                .doesNotContain("members");
    }

    @Test
    void toldTwiceItIsTheSameEvent() {
        var finished = new Finished(CommandFixtures.anAppMessage(ID), Outcome.sent(1, FETCHED));

        outcomes.publish(List.of(finished));
        outcomes.publish(List.of(finished));

        assertThat(published(0).id()).isEqualTo(published(1).id());
    }

    private static Command aChatFetch() {
        return new Command.FetchGroupChat(CommandFixtures.head("fetch-group-chat", ID, null), "wrEXchat01");
    }

    private EventEnvelope published(int index) {
        var record = kafka.history().get(index);
        return CloudEventHeaders.read(record.headers(), record.value());
    }

    /** The contact's id is derived, the sample's is invented. */
    private static void assertIsSample(String type, byte[] data) {
        GoldenSample.assertMatchesSchema(type, data);
        var text = new String(data, UTF_8).replace(CommandFixtures.CONTACT, "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");
        GoldenSample.assertEqualsSample(type, text.getBytes(UTF_8));
    }
}
