package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Groups of customers: who is in them, what is told of them, how they are handed over. */
class GroupTests extends PlatformTests {

    @Test
    void tellsOfANewGroup() {
        var group = create();

        var event = event(group.text("chatId"), "create");
        assertThat(event.text("Event")).isEqualTo("change_external_chat");
        assertThat(event.text("ChatId")).isEqualTo(group.text("chatId"));
        assertThat(get(group.text("chatId")).path("owner").asString()).isEqualTo("lin.wei");
    }

    @Test
    void chainsTheVersionsOfItsMembers() {
        var group = create();
        var chatId = group.text("chatId");
        var customer = platform.scan("群").text("externalUserId");

        var joined = platform.control(
                "groups/" + chatId + "/joins", "{\"memberIds\":[\"%s\"],\"joinScene\":3}".formatted(customer));
        var left = platform.control(
                "groups/" + chatId + "/leaves", "{\"memberIds\":[\"%s\"],\"quitScene\":1}".formatted(customer));

        var added = event(chatId, "add_member");
        assertThat(added.text("LastMemVer")).isEqualTo(group.text("memberVersion"));
        assertThat(added.text("CurMemVer")).isEqualTo(joined.text("memberVersion"));
        assertThat(added.text("JoinScene")).isEqualTo("3");
        assertThat(added.text("MemChangeCnt")).isEqualTo("1");
        assertThat(added.plaintext())
                .contains("<MemChangeList><Item><![CDATA[" + customer + "]]></Item></MemChangeList>");
        var removed = event(chatId, "del_member");
        assertThat(removed.text("LastMemVer")).isEqualTo(joined.text("memberVersion"));
        assertThat(removed.text("CurMemVer")).isEqualTo(left.text("memberVersion"));
        assertThat(removed.text("QuitScene")).isEqualTo("1");
    }

    @Test
    void isSeenAsItWasForTwoSeconds() {
        var chatId = create().text("chatId");
        platform.control("groups/" + chatId + "/joins", "{\"memberIds\":[\"chen.bo\"]}");

        assertThat(get(chatId).path("member_list").size()).isEqualTo(1);
        platform.advance(Duration.ofSeconds(2));
        assertThat(get(chatId).path("member_list").size()).isEqualTo(2);
    }

    @Test
    void isSeenAtOnceWhenAskedTo() {
        var chatId = create().text("chatId");
        platform.put("switches", "{\"lateGroups\":false}");
        platform.control("groups/" + chatId + "/joins", "{\"memberIds\":[\"chen.bo\"]}");

        assertThat(get(chatId).path("member_list").size()).isEqualTo(2);
        platform.put("switches", "{\"lateGroups\":true}");
    }

    @Test
    void tellsWhatElseChanged() {
        var chatId = create().text("chatId");

        platform.put("groups/" + chatId, "{\"name\":\"新名\",\"notice\":\"公告\",\"ownerId\":\"chen.bo\"}");

        assertThat(event(chatId, "change_name").text("ChangeType")).isEqualTo("update");
        event(chatId, "change_notice");
        event(chatId, "change_owner");
    }

    @Test
    void isGoneWhenDismissed() {
        var chatId = create().text("chatId");

        platform.delete("/sim/v1/groups/" + chatId);

        assertThat(event(chatId, "dismiss").text("ChatId")).isEqualTo(chatId);
        assertThat(read(chatId).errcode()).isEqualTo(49008);
        assertThat(list("\"limit\":1000").toString()).doesNotContain(chatId);
        assertThat(read("ghost").errcode()).isEqualTo(40050);
    }

    @Test
    void isListedByPages() {
        create();
        create();
        create();
        var filter = "\"owner_filter\":{\"userid_list\":[\"LIN.WEI\"]}";
        int all = list(filter + ",\"limit\":1000").path("group_chat_list").size();

        var first = list(filter + ",\"limit\":2");
        var rest = list(filter
                + ",\"limit\":1000,\"cursor\":\"%s\""
                        .formatted(first.path("next_cursor").asString()));

        assertThat(first.path("group_chat_list").size()).isEqualTo(2);
        assertThat(rest.path("group_chat_list").size()).isEqualTo(all - 2);
        assertThat(rest.path("next_cursor").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | 40058", "{'limit':1001} | 40058", "{'limit':10,'cursor':'x'} | 50100"})
    void refusesListsThatCannotBe(String body, int errcode) {
        assertThat(platform.call("externalcontact/groupchat/list", body.replace('\'', '"'))
                        .errcode())
                .isEqualTo(errcode);
    }

    @Test
    void isJoinedByACodeWithItsState() {
        var chatId = create().text("chatId");
        var way = platform.call(
                "externalcontact/groupchat/add_join_way",
                "{\"scene\":2,\"remark\":\"门\",\"state\":\"door-3\",\"chat_id_list\":[\"%s\"]}".formatted(chatId));
        var customer = platform.scan("门").text("externalUserId");

        platform.control(
                "groups/" + chatId + "/joins",
                "{\"memberIds\":[\"%s\"],\"configId\":\"%s\"}".formatted(customer, way.text("config_id")));
        platform.advance(Duration.ofSeconds(3));

        var member = get(chatId).path("member_list").path(1);
        assertThat(member.path("state").asString()).isEqualTo("door-3");
        assertThat(member.path("join_scene").asInt()).isEqualTo(3);
        assertThat(member.path("type").asInt()).isEqualTo(2);
        assertThat(joinWay("get", way.text("config_id")).toString()).contains("door-3", "qr_code");
    }

    @Test
    void changesAndForgetsACode() {
        var chatId = create().text("chatId");
        var configId = platform.call(
                        "externalcontact/groupchat/add_join_way",
                        "{\"scene\":2,\"chat_id_list\":[\"%s\"]}".formatted(chatId))
                .text("config_id");

        var change = "{\"config_id\":\"%s\",\"scene\":2,\"state\":\"neu\",\"chat_id_list\":[\"%s\"]}"
                .formatted(configId, chatId);
        platform.call("externalcontact/groupchat/update_join_way", change);
        platform.call("externalcontact/groupchat/update_join_way", change);
        assertThat(joinWay("get", configId).toString()).contains("neu");
        joinWay("del", configId);

        assertThat(joinWay("get", configId).path("errcode").asInt()).isEqualTo(41044);
        assertThat(platform.effects("externalcontact/groupchat/update_join_way", configId))
                .isEqualTo(1);
        assertThat(platform.effects("externalcontact/groupchat/del_join_way", configId))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'chat_id_list':['a']} | 41038",
                "{'scene':3,'chat_id_list':['a']} | 41040",
                "{'scene':2,'chat_id_list':[]} | 40050",
                "{'scene':2,'chat_id_list':['ghost']} | 40050",
                "{'scene':2,'chat_id_list':['a','b','c','d','e','f']} | 41091",
                "{'scene':2,'remark':'三十个字三十个字三十个字三十个字三十个字三十个字三十个字三十个字','chat_id_list':['a']} | 40058"
            })
    void refusesCodesThatCannotBe(String body, int errcode) {
        assertThat(platform.call("externalcontact/groupchat/add_join_way", body.replace('\'', '"'))
                        .errcode())
                .isEqualTo(errcode);
    }

    @Test
    void isHandedOverWithoutAnEventWhileItsOwnerIsHere() {
        var chatId = create().text("chatId");

        assertThat(failures("transfer", chatId).path(0).path("errcode").asInt()).isEqualTo(90500);
        assertThat(failures("onjob_transfer", chatId).size()).isZero();
        assertThat(failures("onjob_transfer", chatId).size()).isZero();

        assertThat(platform.effects("externalcontact/groupchat/onjob_transfer", chatId))
                .isEqualTo(1);
        assertThat(get(chatId).path("owner").asString()).isEqualTo("chen.bo");
        assertThat(platform.gateway.received)
                .noneMatch(callback -> callback.plaintext().contains("change_owner")
                        && callback.text("ChatId").equals(chatId));
    }

    private JsonNode failures(String api, String chatId) {
        return platform.call(
                        "externalcontact/groupchat/" + api,
                        "{\"chat_id_list\":[\"%s\"],\"new_owner\":\"chen.bo\"}".formatted(chatId))
                .body()
                .path("failed_chat_list");
    }

    private TestPlatform.Answer create() {
        var group = platform.control("groups", "{\"ownerId\":\"lin.wei\",\"name\":\"业主群\"}");
        assertThat(group.status()).isEqualTo(200);
        return group;
    }

    private TestGateway.Received event(String chatId, String what) {
        return await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.text("ChatId").equals(chatId))
                                .filter(callback -> callback.text("ChangeType").equals(what)
                                        || callback.text("UpdateDetail").equals(what))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private JsonNode get(String chatId) {
        return read(chatId).body().path("group_chat");
    }

    private TestPlatform.Answer read(String chatId) {
        return platform.call("externalcontact/groupchat/get", "{\"chat_id\":\"%s\"}".formatted(chatId));
    }

    private JsonNode list(String fields) {
        return platform.call("externalcontact/groupchat/list", "{" + fields + "}")
                .body();
    }

    private JsonNode joinWay(String what, String configId) {
        return platform.call(
                        "externalcontact/groupchat/" + what + "_join_way", "{\"config_id\":\"%s\"}".formatted(configId))
                .body();
    }
}
