package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags and contact ways. */
class CorpTests extends PlatformTests {

    @Test
    void listsTheTagsOfTheDemo() {
        var groups = tags("{}");

        assertThat(groups.path(0).path("group_name").asString()).isEqualTo("等级");
        assertThat(groups.path(0)
                        .path("tag")
                        .valueStream()
                        .map(tag -> tag.path("id").asString()))
                .containsExactly("etEXgold", "etEXsilver");
        assertThat(tags("{\"tag_id\":[\"etEXsilver\"]}").path(0).path("tag").size())
                .isEqualTo(1);
        assertThat(tags("{\"tag_id\":[\"etEXsilver\"],\"group_id\":[\"etEXgrpLevel\"]}")
                        .path(0)
                        .path("tag")
                        .size())
                .isEqualTo(2);
        assertThat(tags("{\"group_id\":[\"ghost\"]}").size()).isZero();
    }

    @Test
    void addsTagsToANewGroupAndToOneThatIsThere() {
        var added = platform.call("externalcontact/add_corp_tag", """
                {"group_name":"来源","order":10,"tag":[{"name":"海报","order":2},{"name":"门店","order":5},{"name":"海报"}]}""");
        var group = added.body().path("tag_group");
        assertThat(group.path("tag").size()).isEqualTo(2);

        platform.call("externalcontact/add_corp_tag", "{\"group_name\":\"来源\",\"tag\":[{\"name\":\"网页\"}]}");

        var tags = tags("{\"group_id\":[\"%s\"]}"
                        .formatted(group.path("group_id").asString()))
                .path(0)
                .path("tag");
        assertThat(tags.valueStream().map(tag -> tag.path("name").asString())).containsExactly("门店", "海报", "网页");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"group_name\":\"空\",\"tag\":[]} | 40058",
                "{\"group_name\":\"空\"} | 40058",
                "{\"tag\":[{\"name\":\"x\"}]} | 40063",
                "{\"group_id\":\"ghost\",\"tag\":[{\"name\":\"x\"}]} | 40068",
                "{\"group_name\":\"名\",\"tag\":[{\"name\":\"\"}]} | 40072",
                "{\"group_name\":\"名\",\"tag\":[{\"name\":\"1234567890123456789012345678901\"}]} | 40072"
            })
    void refusesTagsThatCannotBe(String body, int errcode) {
        assertThat(platform.call("externalcontact/add_corp_tag", body).errcode())
                .isEqualTo(errcode);
    }

    @Test
    void keepsAContactWayAndSendsItsScansToItsMember() {
        var added = platform.call("externalcontact/add_contact_way", """
                {"type":2,"scene":2,"remark":"秋","state":"autumn","user":["chen.bo","lin.wei"]}""");

        var way = platform.call(
                        "externalcontact/get_contact_way", "{\"config_id\":\"%s\"}".formatted(added.text("config_id")))
                .body()
                .path("contact_way");
        assertThat(way.path("state").asString()).isEqualTo("autumn");
        assertThat(way.path("user").size()).isEqualTo(2);
        assertThat(added.text("qr_code")).isEqualTo(way.path("qr_code").asString());
        assertThat(platform.control("scans", "{\"contactWayState\":\"autumn\"}").text("userId"))
                .isEqualTo("chen.bo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scene\":2,\"user\":[\"lin.wei\"]} | 41037",
                "{\"type\":1,\"user\":[\"lin.wei\"]} | 41038",
                "{\"type\":3,\"scene\":2,\"user\":[\"lin.wei\"]} | 41039",
                "{\"type\":1,\"scene\":3,\"user\":[\"lin.wei\"]} | 41040",
                "{\"type\":1,\"scene\":2,\"user\":[\"lin.wei\",\"chen.bo\"]} | 40058",
                "{\"type\":1,\"scene\":2} | 40058",
                "{\"type\":1,\"scene\":2,\"user\":[\"ghost\"]} | 60111",
                "{\"type\":1,\"scene\":2,\"user\":[\"lin.wei\"],\"state\":\"1234567890123456789012345678901\"} | 40058"
            })
    void refusesContactWaysThatCannotBe(String body, int errcode) {
        assertThat(platform.call("externalcontact/add_contact_way", body).errcode())
                .isEqualTo(errcode);
    }

    @Test
    void knowsNoContactWayItDidNotMake() {
        assertThat(platform.call("externalcontact/get_contact_way", "{}").errcode())
                .isEqualTo(41043);
        assertThat(platform.call("externalcontact/get_contact_way", "{\"config_id\":\"ghost\"}")
                        .errcode())
                .isEqualTo(41044);
    }

    @Test
    void wantsJsonByPost() {
        assertThat(platform.call("externalcontact/get_corp_tag_list", "group_id=1")
                        .errcode())
                .isEqualTo(40058);
        assertThat(platform.call("externalcontact/get_corp_tag_list", "[]").errcode())
                .isEqualTo(40058);
        assertThat(platform.call("externalcontact/get_corp_tag_list", "").errcode())
                .isEqualTo(40058);
        assertThat(platform.read("externalcontact/get_corp_tag_list", "").errcode())
                .isEqualTo(40058);
        assertThat(platform.call("externalcontact/get_corp_tag_list", "{\"x\":\"" + "y".repeat(1 << 20) + "\"}")
                        .errcode())
                .isEqualTo(40206);
    }

    @Test
    void saysWhatItDoesNotSimulate() {
        var answer = platform.call("oa/journal/get_record_list", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("api-not-simulated");
    }

    @Test
    void changesListsAndForgetsContactWays() {
        var configId = platform.call(
                        "externalcontact/add_contact_way",
                        "{\"type\":2,\"scene\":2,\"user\":[\"lin.wei\",\"chen.bo\"],\"state\":\"alt\",\"remark\":\"旧\"}")
                .text("config_id");

        platform.call(
                "externalcontact/update_contact_way",
                "{\"config_id\":\"%s\",\"user\":[\"zhao.min\"],\"state\":\"neu\"}".formatted(configId));

        var way = platform.call("externalcontact/get_contact_way", "{\"config_id\":\"%s\"}".formatted(configId))
                .body()
                .path("contact_way");
        assertThat(way.path("state").asString()).isEqualTo("neu");
        assertThat(way.path("remark").asString()).isEqualTo("旧");
        assertThat(way.path("user").toString()).isEqualTo("[\"zhao.min\"]");
        assertThat(platform.call("externalcontact/list_contact_way", "{}")
                        .body()
                        .toString())
                .contains(configId);

        platform.call("externalcontact/del_contact_way", "{\"config_id\":\"%s\"}".formatted(configId));
        assertThat(platform.call("externalcontact/get_contact_way", "{\"config_id\":\"%s\"}".formatted(configId))
                        .errcode())
                .isEqualTo(41044);
    }

    @Test
    void doesNotListTemporaryWaysAndForgetsThem() {
        var configId = platform.call(
                        "externalcontact/add_contact_way",
                        "{\"type\":1,\"scene\":2,\"user\":[\"lin.wei\"],\"is_temp\":true,\"expires_in\":60}")
                .text("config_id");

        assertThat(platform.call("externalcontact/list_contact_way", "{}")
                        .body()
                        .toString())
                .doesNotContain(configId);
        platform.advance(Duration.ofMinutes(1));
        assertThat(platform.call("externalcontact/get_contact_way", "{\"config_id\":\"%s\"}".formatted(configId))
                        .errcode())
                .isEqualTo(41044);
    }

    private tools.jackson.databind.JsonNode tags(String body) {
        return platform.call("externalcontact/get_corp_tag_list", body).body().path("tag_group");
    }
}
