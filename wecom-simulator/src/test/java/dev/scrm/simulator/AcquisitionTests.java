package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links of advertisements and who comes by them. */
class AcquisitionTests extends PlatformTests {

    @Test
    void bringsCustomersWithTheirChannel() {
        var linkId = create("秋季");

        var met = platform.control(
                "links/" + linkId + "/customers",
                "{\"channel\":\"ad-9\",\"userId\":\"chen.bo\",\"customer\":{\"name\":\"广告\"}}");
        platform.control(
                "links/" + linkId + "/chats", "{\"externalUserId\":\"%s\"}".formatted(met.text("externalUserId")));

        var id = met.text("externalUserId");
        var added = await().until(() -> platform.gateway.about(id), found -> found.size() >= 2);
        assertThat(added)
                .anySatisfy(event -> {
                    assertThat(event.text("ChangeType")).isEqualTo("add_external_contact");
                    assertThat(event.text("State")).isEqualTo("ad-9");
                    assertThat(event.text("WelcomeCode")).isNotEmpty();
                })
                .anySatisfy(event -> {
                    assertThat(event.text("ChangeType")).isEqualTo("customer_start_chat");
                    assertThat(event.text("LinkId")).isEqualTo(linkId);
                });
        await().until(() -> platform.gateway.received.stream()
                .anyMatch(event -> event.text("ChangeType").equals("friend_request")
                        && event.text("LinkId").equals(linkId)));
        var row = call("customer", "{\"link_id\":\"%s\"}".formatted(linkId))
                .body()
                .path("customer_list")
                .path(0);
        assertThat(row.path("state").asString()).isEqualTo("ad-9");
        assertThat(row.path("chat_status").asInt()).isEqualTo(1);
        assertThat(platform.read("externalcontact/get", "external_userid=" + id)
                        .body()
                        .path("follow_user")
                        .path(0)
                        .path("add_way")
                        .asInt())
                .isEqualTo(16);
    }

    @Test
    void showsWhoWroteHowOftenForHalfAnHour() {
        var linkId = create("写");
        var id = platform.control("links/" + linkId + "/customers", "{\"channel\":\"ad-9\",\"userId\":\"chen.bo\"}")
                .text("externalUserId");

        var written = platform.control(
                "links/" + linkId + "/messages", "{\"externalUserId\":\"%s\",\"count\":4}".formatted(id));

        var key = written.text("chatKey");
        await().until(() -> platform.gateway.received.stream()
                .anyMatch(event -> event.text("ChangeType").equals("message_from_customer")
                        && event.text("ChatKey").equals(key)));
        var chat = call("get_chat_info", "{\"chat_key\":\"%s\"}".formatted(key));
        assertThat(chat.text("userid")).isEqualTo("chen.bo");
        assertThat(chat.text("external_userid")).isEqualTo(id);
        assertThat(chat.body().path("chat_info").toString())
                .isEqualTo("{\"recv_msg_cnt\":3,\"link_id\":\"%s\",\"state\":\"ad-9\"}".formatted(linkId));
        platform.advance(Duration.ofMinutes(30));
        assertThat(call("get_chat_info", "{\"chat_key\":\"%s\"}".formatted(key)).errcode())
                .isEqualTo(41201);
        assertThat(call("get_chat_info", "{}").errcode()).isEqualTo(41201);
    }

    @Test
    void cutsAChannelThatIsTooLong() {
        var linkId = create("长");

        var met = platform.control("links/" + linkId + "/customers", "{\"channel\":\"%s\"}".formatted("渠".repeat(30)));

        assertThat(met.text("state")).isEqualTo("渠".repeat(21));
    }

    @Test
    void endsWithItsQuota() {
        var linkId = create("尽");
        platform.put("acquisition-quota", "{\"balance\":20}");

        platform.control("links/" + linkId + "/customers", "{}");
        platform.put("acquisition-quota", "{\"balance\":1}");
        platform.control("links/" + linkId + "/customers", "{}");
        var refused = platform.control("links/" + linkId + "/customers", "{}");
        platform.put("acquisition-quota", "{\"balance\":500}");

        assertThat(refused.status()).isEqualTo(409);
        for (var what : new String[] {"balance_low", "balance_exhausted", "balance_increased"}) {
            await().until(() -> platform.gateway.received.stream()
                    .anyMatch(event -> event.text("ChangeType").equals(what)));
        }
        assertThat(platform.read("externalcontact/customer_acquisition_quota", "")
                        .body()
                        .path("balance")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void isChangedAndDeleted() {
        var linkId = create("旧名");

        call(
                "update_link",
                "{\"link_id\":\"%s\",\"link_name\":\"新名\",\"range\":{\"user_list\":[\"zhao.min\"]},\"priority_option\":{\"priority_type\":2,\"priority_userid_list\":[\"lin.wei\"]}}"
                        .formatted(linkId));

        var link = call("get", "{\"link_id\":\"%s\"}".formatted(linkId)).body();
        assertThat(link.path("link").path("link_name").asString()).isEqualTo("新名");
        assertThat(link.path("range").path("user_list").toString()).isEqualTo("[\"zhao.min\"]");
        assertThat(link.path("priority_option").path("priority_userid_list").toString())
                .isEqualTo("[\"lin.wei\"]");
        assertThat(call("list_link", "{}").body().toString()).contains(linkId);
        call("delete_link", "{\"link_id\":\"%s\"}".formatted(linkId));
        assertThat(call("get", "{\"link_id\":\"%s\"}".formatted(linkId)).errcode())
                .isEqualTo(40058);
        assertThat(platform.effects("externalcontact/customer_acquisition/delete_link", linkId))
                .isEqualTo(1);
    }

    @Test
    void isChangedOnceByTheSameCallTwice() {
        var linkId = create("一次");
        var body = "{\"link_id\":\"%s\",\"link_name\":\"又名\"}".formatted(linkId);

        call("update_link", body);
        call("update_link", body);

        assertThat(platform.effects("externalcontact/customer_acquisition/update_link", linkId))
                .isEqualTo(1);
    }

    @Test
    void tellsThatItWasDeletedInTheConsole() {
        var linkId = create("删");

        platform.delete("/sim/v1/links/" + linkId);

        await().until(() -> platform.gateway.received.stream()
                .anyMatch(event -> event.text("ChangeType").equals("delete_link")
                        && event.text("LinkId").equals(linkId)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'range':{'user_list':['lin.wei']}} | 40063",
                "{'link_name':'秋'} | 40058",
                "{'link_name':'秋','range':{'user_list':['ghost']}} | 60111",
                "{'link_name':'秋','range':{}} | 40058",
                "{'link_name':'秋','range':{'department_list':[77]}} | 60123",
                "{'link_name':'秋','range':{'user_list':['lin.wei']},'priority_option':{'priority_type':3}} | 40058",
                "{'link_name':'秋','range':{'user_list':['lin.wei']},'priority_option':{'priority_type':2}} | 40058",
                "{'link_name':'秋','range':{'user_list':['lin.wei']},'priority_option':{'priority_type':2,'priority_userid_list':['ghost']}} | 60111"
            })
    void refusesLinksThatCannotBe(String body, int errcode) {
        assertThat(call("create_link", body.replace('\'', '"')).errcode()).isEqualTo(errcode);
    }

    private String create(String name) {
        var made = call("create_link", "{\"link_name\":\"%s\",\"range\":{\"department_list\":[1]}}".formatted(name));
        assertThat(made.errcode()).isZero();
        return made.body().path("link").path("link_id").asString();
    }

    private TestPlatform.Answer call(String api, String body) {
        return platform.call("externalcontact/customer_acquisition/" + api, body);
    }
}
