package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTests {
    private @TempDir Path directory;
    private @TempDir Path copy;

    @Test
    void knowsAfterARestartWhatItKnew() {
        String id;
        String used;
        String unused;
        String token;
        int calls;
        try (var before = TestPlatform.in(directory)) {
            before.advance(Duration.ofMinutes(5));
            var scan = before.scan("蓝鲸");
            id = scan.text("externalUserId");
            used = scan.text("welcomeCode");
            unused = before.scan("灰鲸").text("welcomeCode");
            token = before.token();
            before.call("externalcontact/send_welcome_msg", welcome(used));
            before.call(
                    "externalcontact/mark_tag",
                    "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"add_tag\":[\"etEXgold\"]}".formatted(id));
            before.control("messages", "{\"externalUserId\":\"%s\",\"text\":\"在吗\"}".formatted(id));
            calls = before.get("/sim/v1/calls").body().path("items").size();
        }

        try (var after = TestPlatform.in(directory)) {
            assertThat(after.get("/sim/v1/clock").text("now")).isEqualTo("2026-03-01T12:05:00Z");
            assertThat(after.get("/sim/v1/calls").body().path("items").size()).isEqualTo(calls);
            assertThat(after.token()).isEqualTo(token);
            var contact =
                    after.read("externalcontact/get", "external_userid=" + id).body();
            assertThat(contact.path("external_contact").path("name").asString()).isEqualTo("蓝鲸");
            assertThat(contact.toString()).contains("etEXgold", "poster-17");
            assertThat(after.call("externalcontact/send_welcome_msg", welcome(used))
                            .errcode())
                    .isEqualTo(41051);
            assertThat(after.call("externalcontact/send_welcome_msg", welcome(unused))
                            .errcode())
                    .isZero();
            assertThat(after.call("kf/sync_msg", "{\"open_kfid\":\"wkDEMOkf0001\"}")
                            .body()
                            .toString())
                    .contains("在吗");
        }
    }

    @Test
    void knowsTheWholeWorldAfterARestart() {
        String customer;
        String chatId;
        String media;
        String responseCode;
        String massSend;
        String jobId;
        String linkId;
        String schedule;
        String approval;
        try (var before = TestPlatform.in(directory)) {
            customer = before.scan("世").text("externalUserId");
            chatId = before.control("groups", "{\"ownerId\":\"lin.wei\",\"name\":\"群\"}")
                    .text("chatId");
            media = before.media("image", "a.png");
            responseCode = before.call("message/send", """
                    {"touser":"lin.wei","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction","main_title":{"title":"请假"},"task_id":"t1","button_list":[{"text":"同意","key":"ok"}]}}""").text("response_code");
            massSend = before.call(
                            "externalcontact/add_msg_template", "{\"sender\":\"lin.wei\",\"text\":{\"content\":\"x\"}}")
                    .text("msgid");
            jobId = before.call("externalcontact/add_moment_task", "{\"text\":{\"content\":\"x\"}}")
                    .text("jobid");
            linkId = before.call(
                            "externalcontact/customer_acquisition/create_link",
                            "{\"link_name\":\"x\",\"range\":{\"user_list\":[\"lin.wei\"]}}")
                    .body()
                    .path("link")
                    .path("link_id")
                    .asString();
            schedule = before.call("oa/schedule/add", "{\"schedule\":{\"start_time\":1,\"end_time\":2}}")
                    .text("schedule_id");
            approval = before.call("oa/applyevent", """
                    {"creator_userid":"lin.wei","template_id":"T","use_template_approver":1,"apply_data":{"contents":[{"id":"1"}]},"summary_list":[{}]}""").text("sp_no");
            before.control("messages", "{\"externalUserId\":\"%s\",\"text\":\"在吗\"}".formatted(customer));
            before.call(
                    "kf/service_state/trans",
                    "{\"open_kfid\":\"wkDEMOkf0001\",\"external_userid\":\"%s\",\"service_state\":2}"
                            .formatted(customer));
            before.call(
                    "externalcontact/transfer_customer",
                    "{\"handover_userid\":\"lin.wei\",\"takeover_userid\":\"chen.bo\",\"external_userid\":[\"%s\"]}"
                            .formatted(customer));
            before.delete("/sim/v1/members/zhao.min");
            before.delete("/sim/v1/tags/etEXgrpLevel");
        }

        try (var after = TestPlatform.in(directory)) {
            assertThat(after.call("externalcontact/groupchat/get", "{\"chat_id\":\"%s\"}".formatted(chatId))
                            .errcode())
                    .isZero();
            assertThat(after.call(
                                    "message/send",
                                    "{\"touser\":\"lin.wei\",\"msgtype\":\"image\",\"agentid\":1000002,\"image\":{\"media_id\":\"%s\"}}"
                                            .formatted(media))
                            .errcode())
                    .isZero();
            assertThat(after.call(
                                    "message/update_template_card",
                                    "{\"userids\":[\"lin.wei\"],\"agentid\":1000002,\"response_code\":\"%s\",\"button\":{\"replace_name\":\"好\"}}"
                                            .formatted(responseCode))
                            .errcode())
                    .isZero();
            assertThat(after.call(
                                    "kf/service_state/get",
                                    "{\"open_kfid\":\"wkDEMOkf0001\",\"external_userid\":\"%s\"}".formatted(customer))
                            .body()
                            .path("service_state")
                            .asInt())
                    .isEqualTo(2);
            assertThat(after.call("oa/schedule/get", "{\"schedule_id_list\":[\"%s\"]}".formatted(schedule))
                            .body()
                            .toString())
                    .contains(schedule);
            assertThat(after.call("oa/getapprovaldetail", "{\"sp_no\":\"%s\"}".formatted(approval))
                            .errcode())
                    .isZero();
            assertThat(after.call("externalcontact/customer_acquisition/get", "{\"link_id\":\"%s\"}".formatted(linkId))
                            .errcode())
                    .isZero();
            assertThat(after.read("user/get", "userid=zhao.min").errcode()).isEqualTo(60111);
            assertThat(after.call("externalcontact/get_corp_tag_list", "{}")
                            .body()
                            .toString())
                    .doesNotContain("etEXgold");
            after.advance(Duration.ofHours(24));
            assertThat(after.call("externalcontact/get_groupmsg_task", "{\"msgid\":\"%s\"}".formatted(massSend))
                            .body()
                            .toString())
                    .contains("lin.wei");
            assertThat(after.read("externalcontact/get_moment_task_result", "jobid=" + jobId)
                            .body()
                            .path("status")
                            .asInt())
                    .isEqualTo(3);
            assertThat(after.read("externalcontact/get", "external_userid=" + customer)
                            .body()
                            .path("follow_user")
                            .toString())
                    .contains("chen.bo")
                    .doesNotContain("lin.wei");
            assertThat(after.get("/sim/v1/effects?kind=oa/applyevent")
                            .body()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** Rows as they were written before contact ways had departments, tags a maker and messages a recall. */
    @Test
    void readsWhatAnEarlierVersionWrote() throws IOException {
        Files.writeString(directory.resolve("world.jsonl"), """
                ["contactWays","cfg1",{"configId":"cfg1","type":1,"scene":2,"style":0,"remark":"","skipVerify":true,"state":"alt","users":["lin.wei"]}]
                ["tagGroups","g1",{"groupId":"g1","name":"旧组","order":0,"createdAt":"2026-01-01T00:00:00Z"}]
                ["tags","t1",{"id":"t1","groupId":"g1","name":"旧签","order":0,"createdAt":"2026-01-01T00:00:00Z"}]
                ["appMessages","m/lin.wei",{"messageId":"m","agentId":1000002,"userId":"lin.wei","messageType":"text","content":"旧信","at":"2026-01-01T00:00:00Z"}]
                ["serviceSessions","wkDEMOkf0001/wm1",{"openKfId":"wkDEMOkf0001","externalUserId":"wm1","lastWritten":"2026-03-01T11:00:00Z","answers":0}]
                """);

        try (var after = TestPlatform.in(directory)) {
            assertThat(after.call("externalcontact/get_contact_way", "{\"config_id\":\"cfg1\"}")
                            .body()
                            .toString())
                    .contains("alt");
            assertThat(after.call("externalcontact/get_corp_tag_list", "{}")
                            .body()
                            .toString())
                    .contains("旧签", "etEXgold");
            assertThat(after.get("/sim/v1/app-messages").body().toString()).contains("旧信");
            assertThat(after.call(
                                    "kf/send_msg",
                                    "{\"touser\":\"wm1\",\"open_kfid\":\"wkDEMOkf0001\",\"msgtype\":\"text\",\"text\":{\"content\":\"在\"}}")
                            .errcode())
                    .isZero();
        }
    }

    /** What a killed process leaves: its files as they are, the last line of each perhaps unfinished. */
    @Test
    void knowsAfterAKillWhatItAnswered() throws IOException {
        try (var killed = TestPlatform.in(directory)) {
            var scan = killed.scan("蓝鲸");
            killed.call("externalcontact/send_welcome_msg", welcome(scan.text("welcomeCode")));
            copyState();
            for (var file : new String[] {"world.jsonl", "calls.jsonl"}) {
                Files.writeString(copy.resolve(file), "{\"time\":\"2026-03-01T12:", StandardOpenOption.APPEND);
            }

            try (var after = TestPlatform.in(copy)) {
                assertThat(after.call("externalcontact/send_welcome_msg", welcome(scan.text("welcomeCode")))
                                .errcode())
                        .isEqualTo(41051);
                assertThat(after.get("/sim/v1/calls").body().toString()).contains("send_welcome_msg");
            }
        }
    }

    @Test
    void deliversAfterARestartWhatWasPending() {
        String id;
        try (var before = TestPlatform.in(
                directory,
                settings -> settings.withCallbacks(
                        new CallbackPolicy(3, Duration.ofMinutes(1), Duration.ZERO, true, 8, 100)))) {
            before.gateway.fallSilent();
            id = before.scan("等").text("externalUserId");
            await().until(() -> !before.gateway.about(id).isEmpty());
            before.simulator.close();
        }

        try (var after = TestPlatform.in(directory)) {
            await().until(() -> !after.gateway.about(id).isEmpty());
        }
    }

    @Test
    void remembersSoManyCallsAtLeast() {
        var limits = new ApiLimits(Duration.ofHours(2), ApiLimits.TokenRenewal.SAME, 0, 30, 10);
        try (var small = TestPlatform.in(directory, settings -> settings.withLimits(limits))) {
            for (int i = 0; i < 35; i++) {
                small.get("/cgi-bin/getcallbackip?access_token=x" + i);
            }

            assertThat(small.get("/sim/v1/calls").body().path("items").size()).isEqualTo(15);
        }
    }

    @Test
    void keepsACallbackThatWasSetUntilTheSettingsChange() {
        try (var before = TestPlatform.in(directory)) {
            before.put("callbacks", "{\"url\":\"http://127.0.0.1:1/set\"}");
            before.simulator.close();

            // Its gateway listens elsewhere, so that the settings say something new.
            try (var after = TestPlatform.in(directory)) {
                assertThat(after.get("/sim/v1/callbacks").body().toString()).doesNotContain("/set");
            }
        }
    }

    @Test
    void doesNotShareItsStateWithASecondOne() {
        try (var first = TestPlatform.in(directory)) {
            assertThatThrownBy(() -> TestPlatform.in(directory)).hasStackTraceContaining("a simulator runs on it");
            assertThat(first.get("/livez").status()).isEqualTo(200);
        }
    }

    private void copyState() throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    private static String welcome(String code) {
        return "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"你好\"}}".formatted(code);
    }
}
