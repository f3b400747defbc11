package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator switches something on the demo app while it has a token. */
class AppRuleTests {
    private static final String RULES = "apps/" + DemoCorp.AGENT_ID + "/rules";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private String token;

    @BeforeEach
    void start() {
        platform = TestPlatform.in(directory);
        token = platform.token();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void refusesACallFromAnAddressThatIsNotTrustedAndNamesIt() {
        platform.put(RULES, "{\"trustedIps\":[\"203.0.113.7\"]}");

        var refused = call("getcallbackip");
        assertThat(refused.errcode()).isEqualTo(60020);
        assertThat(refused.text("errmsg")).contains("from ip: 127.0.0.1");

        platform.put(RULES, "{\"trustedIps\":[\"203.0.113.7\",\"127.0.0.1\"]}");
        assertThat(call("getcallbackip").errcode()).isZero();
    }

    @Test
    void letsADisabledAppDoNothing() {
        platform.put(RULES, "{\"enabled\":false}");

        assertThat(call("getcallbackip").errcode()).isEqualTo(50003);
        assertThat(platform.get("/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
                                .formatted(DemoCorp.CORP_ID, DemoCorp.SECRET))
                        .errcode())
                .isEqualTo(40001);
        platform.put(RULES, "{}");
        assertThat(call("getcallbackip").errcode()).isZero();
    }

    @Test
    void keepsAnAppFromCustomersThatIsNotCallable() {
        platform.put(RULES, "{\"callable\":false}");

        assertThat(call("externalcontact/get_follow_user_list").errcode()).isEqualTo(48002);
        assertThat(call("getcallbackip").errcode()).isZero();
    }

    @Test
    void keepsAnAppFromApprovalsThatIsNotCallable() {
        platform.put(RULES, "{\"approvals\":false}");

        assertThat(platform.call("oa/getapprovalinfo", "{\"starttime\":\"1\",\"endtime\":\"2\"}")
                        .errcode())
                .isEqualTo(301055);
        assertThat(call("getcallbackip").errcode()).isZero();
    }

    @Test
    void knowsTheAppsOfTheCorp() {
        assertThat(platform.put("apps/7/rules", "{}").status()).isEqualTo(404);
    }

    private TestPlatform.Answer call(String api) {
        return platform.get("/cgi-bin/" + api + "?access_token=" + token);
    }
}
