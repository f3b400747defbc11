package dev.scrm.gateway.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTests {
    private static final String AGENT = "1000002";

    @ParameterizedTest
    @CsvSource({
        "CREDENTIAL, 40001, WRONG, Secret",
        "CREDENTIAL, 40013, WRONG, 企业信息",
        "CREDENTIAL, 43009, WRONG, Secret",
        "CONTACTS, 48002, WRONG, 客户联系 → API → 可调用应用",
        "TAGS, 48001, WRONG, 可调用应用",
        "CONTACTS, 84074, WRONG, 权限配置",
        "STAFF, 60011, WRONG, 可见范围",
        "STAFF, 60111, WRONG, 可见范围",
        "CUSTOMER_SERVICE, 48007, WRONG, 微信客服",
        "ACQUISITION_LINKS, 48002, WRONG, 获客助手",
        "JSAPI_TICKET, 48002, WRONG, JS-SDK",
        "AGENT_TICKET, 48002, WRONG, JS-SDK",
        "DEPARTMENTS, 60011, WRONG, 可见范围",
        "DEPARTMENTS, 48009, WRONG, Secret",
        "STAFF, 48009, WRONG, Secret",
        "MASS_MESSAGES, 48002, WRONG, 客户联系 → API → 可调用应用",
        "MOMENTS, 48002, WRONG, 客户联系 → API → 可调用应用",
        "RESIGNED_STAFF, 48002, WRONG, 客户联系 → API → 可调用应用",
        "APPROVALS, 301055, WRONG, 审批 → API → 可调用应用",
    })
    void saysWhereToMendWhatIsWrong(CheckItem item, int code, Verdict verdict, String where) {
        var finding = judge(item, code);

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.where()).startsWith("管理后台 → ").contains(where);
        assertThat(finding.problem()).containsPattern("^\\p{IsHan}").contains(" / ");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACTS, 60020, trusted-ip",
        "TAGS, 50003, agent",
        "TAGS, 301002, agent",
        "TAGS, 40014, credential",
        "TAGS, 40001, credential",
        "CREDENTIAL, 60020, trusted-ip",
    })
    void pointsToTheItemThatAnotherHangsOn(CheckItem item, int code, String cause) {
        var finding = judge(item, code);

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.problem()).contains("(" + cause + ")");
        assertThat(finding.where()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1", "45009", "45033", "40058"})
    void doesNotCallWrongWhatCannotBeToldNow(int code) {
        assertThat(judge(CheckItem.TAGS, code).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsAcceptedInOrderAndSilenceUnknown(CheckItem item) {
        assertThat(judge(item, 0)).isEqualTo(Finding.ok(AGENT, item));
        assertThat(Judgement.of(AGENT, item, WecomAnswer.SILENCE).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void sendsWhoSetsUpTheContactSyncHelperToItsOnePage() {
        var refused = Judgement.of("contact-sync", CheckItem.STAFF_LIST, answer(48002));
        var wrongSecret = Judgement.of("contact-sync", CheckItem.CREDENTIAL, answer(40001));

        assertThat(refused.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(List.of(refused, wrongSecret))
                .extracting(Finding::where)
                .containsOnly("管理后台 → 安全与管理 → 管理工具 → 通讯录同步");
        assertThat(Judgement.noCallbacksLately("contact-sync").where()).contains("通讯录同步");
    }

    @Test
    void takesTooManyMembersToListForAPermission() {
        assertThat(judge(CheckItem.CUSTOMER_GROUPS, 81017).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void namesTheAddressThatIsNotTrusted() {
        var refused = new WecomAnswer(60020, "203.0.113.7", List.of());

        var finding = Judgement.trustedIp(AGENT, List.of(answer(0), refused));

        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.problem()).contains("203.0.113.7", "约 1 分钟");
        assertThat(finding.where()).contains("企业可信IP");
        assertThat(Judgement.trustedIp(AGENT, List.of(answer(48002), answer(0))).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(Judgement.trustedIp(AGENT, List.of(answer(81013))).verdict()).isEqualTo(Verdict.OK);
        assertThat(Judgement.trustedIp(AGENT, List.of(answer(40014))).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void tellsADisabledAppFromOneOfAnotherNumber() {
        assertThat(Judgement.agent(AGENT, answer(50003), List.of(answer(0), answer(50003)))
                        .code())
                .isEqualTo(50003);
        assertThat(Judgement.agent(AGENT, answer(0), List.of(answer(0), answer(301002)))
                        .problem())
                .contains("AgentId");
        assertThat(Judgement.agent(AGENT, answer(81013), List.of(answer(0), answer(48002), answer(81013)))
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    private static Finding judge(CheckItem item, int code) {
        return Judgement.of(AGENT, item, answer(code));
    }

    private static WecomAnswer answer(int code) {
        return new WecomAnswer(code, null, List.of());
    }
}
