package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer that missed a change of a group chat has it read anew. */
class GroupChatFlowTests extends CommandFlow {
    private static final String FETCHED = "scrm.wecom.group-chat-fetched.v1";

    private final String chatId = Simulator.groupChat("lin.wei");

    @Test
    void readsAGroupChatWithItsMembersUntilItIsDismissed() {
        await().atMost(PATIENCE).until(() -> Simulator.call("externalcontact/groupchat/get", chat()) == 0);

        carryOut("fetch-group-chat", command());

        assertThat(finished(id).path("status").asString()).isEqualTo("sent");
        var chat = fetched(id);
        assertThat(chat.path("exists").asBoolean()).isTrue();
        assertThat(chat.path("name").asString()).isEqualTo("会员群");
        assertThat(chat.path("memberVersion").asString()).isNotEmpty();
        assertThat(chat.path("members").path(0).path("memberId").asString()).isEqualTo("lin.wei");
        assertThat(chat.path("memberNames").path("lin.wei").asString()).isNotEmpty();

        Simulator.dismiss(chatId);
        await().atMost(PATIENCE).until(() -> Simulator.call("externalcontact/groupchat/get", chat()) == 49008);
        var later = carryOut("fetch-group-chat", command());

        assertThat(finished(later).path("status").asString()).isEqualTo("sent");
        assertThat(fetched(later).path("exists").asBoolean()).isFalse();
    }

    @Test
    void readsItAgainAfterACrash() {
        await().atMost(PATIENCE).until(() -> Simulator.call("externalcontact/groupchat/get", chat()) == 0);
        interrupted("fetch-group-chat");

        carryOut("fetch-group-chat", command());

        assertThat(fetched(id).path("chatId").asString()).isEqualTo(chatId);
    }

    @Test
    void saysThatAGroupChatIsUnknown() {
        var unknown = send(
                "fetch-group-chat",
                "{\"chatId\":\"wrGHOST\"}",
                UUID.randomUUID().toString());

        assertThat(finished(unknown).path("status").asString()).isEqualTo("failed");
        assertThat(finished(unknown).path("reason").asString()).isEqualTo("group-chat-unknown");
    }

    private String command() {
        return "{\"chatId\":\"%s\"}".formatted(chatId);
    }

    private String chat() {
        return "{\"chat_id\":\"%s\"}".formatted(chatId);
    }

    private static JsonNode fetched(String commandId) {
        finished(commandId);
        var event = events(Topics.WECOM_OUTCOMES, "\"" + commandId + "\"").stream()
                .filter(told -> told.type().toString().equals(FETCHED))
                .findFirst()
                .orElseThrow();
        GoldenSample.assertMatchesSchema(FETCHED, event.data());
        return JsonMapper.shared().readTree(event.data());
    }
}
