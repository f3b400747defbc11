package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.platform.test.TestTokens;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The demo corp, checked against a WeCom in which somebody set things up wrongly. */
class ConnectionCheckTests extends AdministeredGateway {
    private static final String PATH = "/api/v1/corps/" + CORP + "/check";

    /** A check a minute is all that WeCom likes; here a minute is short. */
    @BeforeEach
    void letAMinutePass() {
        database.getCollection("connection-checks").deleteMany(new Document());
    }

    /** Other tests of the same gateway give the apps other things to do. */
    @BeforeEach
    void letTheAppsDoWhatTheSettingsSay() {
        for (var app : List.of(DEMO_APP, SECOND_APP)) {
            var domains = app.equals(DEMO_APP) ? "\"crm.example.com\"" : "";
            assertThat(put(
                                    "/apps/" + app.agentId(),
                                    "{\"forContacts\":%s,\"trustedDomains\":[%s]}"
                                            .formatted(app.forContacts(), domains))
                            .status())
                    .isEqualTo(200);
        }
    }

    @AfterEach
    void switchEverythingOn() {
        Simulator.rules(SECOND_APP, "{}");
        Simulator.rules(DEMO_APP, "{}");
    }

    @Test
    void findsNothingWrongWithTheDemoCorpOnceACallbackCame() {
        post(SignedCallback.of(Xml.added("wm" + UUID.randomUUID(), "poster-17", "WC-1")));

        var check = check();

        assertThat(check.path("items").valueStream())
                .filteredOn(item -> item.path("verdict").asString().equals("wrong"))
                .isEmpty();
        assertThat(verdict(check, DEMO_APP.agentId(), "callbacks")).isEqualTo("ok");
        for (var item : new String[] {
            "credential",
            "trusted-ip",
            "agent",
            "contacts",
            "staff",
            "departments",
            "customer-groups",
            "tags",
            "contact-ways",
            "acquisition-links",
            "mass-messages",
            "moments",
            "resigned-staff"
        }) {
            assertThat(verdict(check, SECOND_APP.agentId(), item)).as(item).isEqualTo("ok");
        }
        for (var item : new String[] {"jsapi-ticket", "agent-ticket", "customer-service", "approvals"}) {
            assertThat(verdict(check, DEMO_APP.agentId(), item)).as(item).isEqualTo("ok");
        }
        assertThat(Http.get(url(PATH), TestTokens.token(CORP, "audit", "all", "auditor"))
                        .json())
                .as("the last one is kept")
                .isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource({
        "gettoken, 40001, credential, Secret",
        "externalcontact/get_follow_user_list, 48002, contacts, 可调用应用",
        "externalcontact/get_follow_user_list, 84074, contacts, 权限配置",
        "user/get, 60111, staff, 可见范围",
        "externalcontact/groupchat/list, 48002, customer-groups, 可调用应用",
        "externalcontact/get_corp_tag_list, 48002, tags, 可调用应用",
        "externalcontact/list_contact_way, 48002, contact-ways, 可调用应用",
        "externalcontact/customer_acquisition/list_link, 48002, acquisition-links, 获客助手",
        "department/simplelist, 60011, departments, 可见范围",
        "department/simplelist, 48009, departments, Secret",
        "externalcontact/get_groupmsg_list_v2, 48002, mass-messages, 可调用应用",
        "externalcontact/get_moment_list, 48002, moments, 可调用应用",
        "externalcontact/get_unassigned_list, 48002, resigned-staff, 可调用应用",
    })
    void saysWhatIsWrongAndWhereToMendIt(String api, int code, String item, String where) {
        check(); // a ticket that was refused would be asked for again after a minute only
        letAMinutePass();
        Simulator.fault(api, "\"errcode\":" + code);

        var found = find(check(), SECOND_APP.agentId(), item);

        assertThat(found.path("verdict").asString()).isEqualTo("wrong");
        assertThat(found.path("code").asInt()).isEqualTo(code);
        assertThat(found.path("where").asString()).contains(where);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"trustedIps\":[\"203.0.113.7\"]} | trusted-ip | 60020 | 企业可信IP",
                "{\"enabled\":false} | agent | 50003 | 启用状态",
                "{\"enabled\":false} | credential | 40001 | Secret",
                "{\"callable\":false} | contacts | 48002 | 可调用应用"
            })
    void saysWhatAnAdministratorSwitchedOff(String rules, String item, int code, String where) {
        check(); // the app has its token already
        letAMinutePass();
        Simulator.rules(SECOND_APP, rules);

        var found = find(check(), SECOND_APP.agentId(), item);

        assertThat(found.path("verdict").asString()).isEqualTo("wrong");
        assertThat(found.path("code").asInt()).isEqualTo(code);
        assertThat(found.path("where").asString()).contains(where);
        if (code == 60020) {
            assertThat(found.path("problem").asString()).contains("127.0.0.1");
        }
    }

    @Test
    void findsANumberThatIsNotOfTheSecretsAppAndSendsNobodyAMessage() {
        withAnApp(1000099, SECOND_APP.secret(), () -> {
            var check = check();

            assertThat(find(check, "1000099", "agent").path("code").asInt()).isEqualTo(301002);
            assertThat(find(check, "1000099", "agent").path("where").asString()).contains("AgentId");
            assertThat(verdict(check, "1000099", "credential")).isEqualTo("ok");
            assertThat(verdict(check, SECOND_APP.agentId(), "agent")).isEqualTo("ok");
            assertThat(Simulator.appMessages("连接检查")).isEmpty();
        });
    }

    @Test
    void saysThatAnAppHasNoPermissionForApprovals() {
        Simulator.rules(DEMO_APP, "{\"approvals\":false}");

        var found = find(check(), DEMO_APP.agentId(), "approvals");

        assertThat(found.path("verdict").asString()).isEqualTo("wrong");
        assertThat(found.path("code").asInt()).isEqualTo(301055);
        assertThat(found.path("where").asString()).contains("审批 → API → 可调用应用");
    }

    @Test
    void saysWhatIsWrongWithCustomerService() {
        Simulator.fault("kf/account/list", "\"errcode\":48007");

        assertThat(find(check(), DEMO_APP.agentId(), "customer-service")
                        .path("where")
                        .asString())
                .contains("微信客服");
    }

    @Test
    void isForAdminsOfTheCorpOnceAMinute() {
        var stranger = TestTokens.token("wwStranger", "lee", "all", "admin");
        var auditor = TestTokens.token(CORP, "audit", "all", "auditor");

        assertThat(Http.postJson(url(PATH), stranger, "").code()).isEqualTo("corp-unknown");
        assertThat(Http.postJson(url(PATH), auditor, "").code()).isEqualTo("forbidden");
        assertThat(Http.get(url(PATH), auditor).code()).isEqualTo("check-unknown");
        check();
        var again = Http.postJson(url(PATH), TestTokens.admin(), "");
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.code()).isEqualTo("check-too-soon");
    }

    private void withAnApp(long agentId, String secret, Runnable test) {
        var app = "{\"secret\":\"%s\",\"callbackToken\":\"t\",\"callbackAesKey\":\"%s\",\"enabled\":%s}";
        var path = "/apps/" + agentId;
        assertThat(put(path, app.formatted(secret, SECOND_APP.callbackAesKey(), true))
                        .status())
                .isEqualTo(200);
        try {
            test.run();
        } finally {
            put(path, app.formatted(secret, SECOND_APP.callbackAesKey(), false));
            Http.delete(TestTokens.admin(), url("/api/v1/corps/" + CORP + path));
        }
    }

    private JsonNode check() {
        var answer = Http.postJson(url(PATH), TestTokens.admin(), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(DEMO_APP.secret(), SECOND_APP.secret());
        return answer.json();
    }

    private static String verdict(JsonNode check, String agentId, String item) {
        return find(check, agentId, item).path("verdict").asString();
    }

    private static JsonNode find(JsonNode check, String agentId, String item) {
        return check.path("items")
                .valueStream()
                .filter(one -> one.path("app").asString().equals(agentId))
                .filter(one -> one.path("item").asString().equals(item))
                .findFirst()
                .orElseThrow();
    }
}
