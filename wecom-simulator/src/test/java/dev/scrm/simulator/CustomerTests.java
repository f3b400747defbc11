package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTests extends PlatformTests {

    @Test
    void takesPicturesThatWereUploadedForNotes() {
        var id = platform.scan("图").text("externalUserId");
        var remark = "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"remark_pic_mediaid\":\"%s\"}";

        assertThat(platform.call("externalcontact/remark", remark.formatted(id, platform.media("image", "a.png")))
                        .errcode())
                .isZero();
        assertThat(platform.call("externalcontact/remark", remark.formatted(id, platform.media("file", "a.pdf")))
                        .errcode())
                .isEqualTo(40007);
    }

    @Test
    void tellsTheAppAboutAScan() {
        var scan = platform.scan("蓝鲸");

        var event = await().until(() -> platform.gateway.about(scan.text("externalUserId")), found -> !found.isEmpty())
                .getFirst();
        assertThat(event.text("ToUserName")).isEqualTo(DemoCorp.CORP_ID);
        assertThat(event.text("FromUserName")).isEqualTo("sys");
        assertThat(event.text("MsgType")).isEqualTo("event");
        assertThat(event.text("Event")).isEqualTo("change_external_contact");
        assertThat(event.text("ChangeType")).isEqualTo("add_external_contact");
        assertThat(event.text("UserID")).isEqualTo("lin.wei");
        assertThat(event.text("State")).isEqualTo("poster-17");
        assertThat(event.text("WelcomeCode")).isEqualTo(scan.text("welcomeCode"));
        assertThat(event.text("CreateTime")).matches("\\d{10}");
    }

    @Test
    void makesANewCustomerOfEachScan() {
        var first = platform.scan("一");
        var second = platform.scan("一");

        assertThat(first.text("externalUserId"))
                .startsWith("wm")
                .hasSize(32)
                .isNotEqualTo(second.text("externalUserId"));
    }

    @Test
    void describesACustomerAndWhoHasThem() {
        var id = platform.scan("蓝鲸").text("externalUserId");
        platform.control("scans", """
                {"userId":"chen.bo","customer":{"externalUserId":"%s","gender":2,"avatar":"https://a.invalid/1.png","unionId":"oU1"}}""".formatted(id));

        var answer = platform.read("externalcontact/get", "external_userid=" + id);

        var contact = answer.body().path("external_contact");
        assertThat(contact.path("name").asString()).isEqualTo("蓝鲸");
        assertThat(contact.path("type").asInt()).isEqualTo(1);
        assertThat(contact.path("gender").asInt()).isEqualTo(2);
        assertThat(contact.path("unionid").asString()).isEqualTo("oU1");
        var followers = answer.body().path("follow_user");
        assertThat(followers
                        .valueStream()
                        .map(follower -> follower.path("userid").asString()))
                .containsExactly("lin.wei", "chen.bo");
        assertThat(followers.path(0).path("state").asString()).isEqualTo("poster-17");
        assertThat(followers.path(0).path("add_way").asInt()).isEqualTo(1);
        assertThat(followers.path(1).has("state")).isFalse();
        assertThat(answer.text("next_cursor")).isEmpty();
    }

    @Test
    void listsTheCustomersOfAMember() {
        var id = platform.scan("蓝鲸").text("externalUserId");

        var answer = platform.read("externalcontact/list", "userid=Lin.Wei");

        assertThat(answer.body().path("external_userid").valueStream().map(Object::toString))
                .contains('"' + id + '"');
        assertThat(platform.read("externalcontact/list", "userid=zhao.min").errcode())
                .isEqualTo(84061);
        assertThat(platform.read("externalcontact/list", "userid=ghost").errcode())
                .isEqualTo(60111);
        assertThat(platform.read("externalcontact/list", "").errcode()).isEqualTo(40003);
        assertThat(platform.read("externalcontact/get_follow_user_list", "")
                        .body()
                        .path("follow_user")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void marksAndUnmarksTags() {
        var id = platform.scan("蓝鲸").text("externalUserId");

        assertThat(mark(id, "[\"etEXgold\",\"etEXsilver\"]", "[]")).isZero();
        assertThat(mark(id, "[\"etEXgold\"]", "[\"etEXsilver\"]")).isZero();

        var tags = platform.read("externalcontact/get", "external_userid=" + id)
                .body()
                .path("follow_user")
                .path(0)
                .path("tags");
        assertThat(tags.size()).isEqualTo(1);
        assertThat(tags.path(0).path("tag_id").asString()).isEqualTo("etEXgold");
        assertThat(tags.path(0).path("tag_name").asString()).isEqualTo("金卡");
        assertThat(tags.path(0).path("group_name").asString()).isEqualTo("等级");
    }

    @Test
    void refusesTagsThatAreNotOrSayNothing() {
        var id = platform.scan("蓝鲸").text("externalUserId");

        assertThat(mark(id, "[\"etEXghost\"]", "[]")).isEqualTo(40068);
        assertThat(mark(id, "[]", "[]")).isEqualTo(40058);
        assertThat(mark(id, "\"etEXgold\"", "[]")).isEqualTo(40058);
        assertThat(mark("wmGhost", "[\"etEXgold\"]", "[]")).isEqualTo(84061);
    }

    @Test
    void refusesTwoMarksOfOnePairAtOnce() throws Exception {
        var id = platform.scan("蓝鲸").text("externalUserId");
        platform.control("faults", "{\"api\":\"externalcontact/mark_tag\",\"delayMs\":400}");
        Callable<Integer> mark = () -> mark(id, "[\"etEXgold\"]", "[]");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var errcodes = threads
                    .invokeAll(Stream.generate(() -> mark).limit(3).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();

            assertThat(errcodes).containsExactlyInAnyOrder(0, 45035, 45035);
        }
    }

    @Test
    void keepsARemarkAndWhatItLeavesOut() {
        var id = platform.scan("蓝鲸").text("externalUserId");

        remark(id, "\"remark\":\"谭女士\",\"remark_mobiles\":[\"13800000000\"]");
        remark(id, "\"description\":\"常客\"");

        var follower = platform.read("externalcontact/get", "external_userid=" + id)
                .body()
                .path("follow_user")
                .path(0);
        assertThat(follower.path("remark").asString()).isEqualTo("谭女士");
        assertThat(follower.path("description").asString()).isEqualTo("常客");
        assertThat(follower.path("remark_mobiles").path(0).asString()).isEqualTo("13800000000");

        remark(id, "\"remark_mobiles\":[\"\"]");
        assertThat(platform.read("externalcontact/get", "external_userid=" + id)
                        .body()
                        .path("follow_user")
                        .path(0)
                        .path("remark_mobiles")
                        .size())
                .isZero();
        assertThat(remark(id, "\"remark\":\"" + "长".repeat(21) + "\"")).isEqualTo(40058);
        assertThat(remark(id, "\"x\":1")).isEqualTo(40058);
    }

    @Test
    void answersNothingAboutACustomerTheMemberDeleted() {
        var id = platform.scan("走").text("externalUserId");

        delete(id, "staff");

        assertThat(platform.read("externalcontact/get", "external_userid=" + id).errcode())
                .isEqualTo(84061);
        assertThat(mark(id, "[\"etEXgold\"]", "[]")).isEqualTo(84061);
        awaitChange(id, "del_external_contact");
    }

    @Test
    void keepsAnsweringAboutACustomerWhoDeletedTheMember() {
        var id = platform.scan("走").text("externalUserId");

        delete(id, "customer");

        assertThat(platform.read("externalcontact/get", "external_userid=" + id).errcode())
                .isZero();
        assertThat(mark(id, "[\"etEXgold\"]", "[]")).isZero();
        awaitChange(id, "del_follow_user");
    }

    @Test
    void letsACustomerWhoLeftComeBack() {
        var id = platform.scan("回").text("externalUserId");
        delete(id, "customer");

        var again = platform.control(
                "scans", "{\"userId\":\"lin.wei\",\"customer\":{\"externalUserId\":\"%s\"}}".formatted(id));

        assertThat(again.status()).isEqualTo(200);
        assertThat(welcome(again.text("welcomeCode"))).isZero();
    }

    @Test
    void waitsForTheMemberToConfirmACustomer() {
        var scan = platform.control("scans", "{\"userId\":\"lin.wei\",\"confirmed\":false}");
        var id = scan.text("externalUserId");

        assertThat(mark(id, "[\"etEXgold\"]", "[]")).isEqualTo(84061);
        awaitChange(id, "add_half_external_contact");
        platform.control("confirmations", "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\"}".formatted(id));

        assertThat(mark(id, "[\"etEXgold\"]", "[]")).isZero();
        awaitChange(id, "add_external_contact");
    }

    @Test
    void givesNoSecondCodeWhenTheFirstWasUsedBeforeTheConfirmation() {
        var scan = platform.control("scans", "{\"userId\":\"lin.wei\",\"confirmed\":false}");
        assertThat(welcome(scan.text("welcomeCode"))).isZero();

        var confirmed = platform.control(
                "confirmations",
                "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\"}".formatted(scan.text("externalUserId")));

        assertThat(confirmed.body().path("welcomeCode").isNull()).isTrue();
        awaitChange(scan.text("externalUserId"), "add_external_contact");
    }

    @ParameterizedTest
    @CsvSource({"external_userid=wmGhost, 40096", "external_userid=, 41035", "userid=lin.wei, 41035"})
    void knowsNoStrangers(String query, int errcode) {
        assertThat(platform.read("externalcontact/get", query).errcode()).isEqualTo(errcode);
    }

    private int mark(String id, String add, String remove) {
        return platform.call("externalcontact/mark_tag", """
                        {"userid":"lin.wei","external_userid":"%s","add_tag":%s,"remove_tag":%s}""".formatted(id, add, remove))
                .errcode();
    }

    private int remark(String id, String fields) {
        return platform.call(
                        "externalcontact/remark",
                        "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",%s}".formatted(id, fields))
                .errcode();
    }

    private void delete(String id, String by) {
        var answer = platform.control(
                "deletions", "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\",\"by\":\"%s\"}".formatted(id, by));
        assertThat(answer.status()).isEqualTo(200);
    }

    private void awaitChange(String id, String changeType) {
        await().until(() -> platform.gateway.about(id).stream()
                .anyMatch(callback -> callback.text("ChangeType").equals(changeType)));
    }
}
