package dev.scrm.gateway.checks;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Reaction;
import org.jspecify.annotations.Nullable;

/** Makes of WeCom's answers what an administrator can do about them. Decides by errcode only, never by WeCom's text. */
final class Judgement {
    private static final int IP_NOT_TRUSTED = 60020;

    private Judgement() {}

    /** What an item's own answer says of it. */
    static Finding of(String agentId, CheckItem item, WecomAnswer answer) {
        if (answer.isAccepted()) {
            return Finding.ok(agentId, item);
        }
        var code = answer.errorCode();
        return code == null
                ? unknown(agentId, item, null, "企业微信没有及时应答，请稍后再检查", "WeCom did not answer in time; check again later")
                : ofCode(agentId, item, code);
    }

    private static Finding ofCode(String agentId, CheckItem item, int code) {
        return switch (code) {
            case 40001, 40014, 40091, 42001 -> credential(agentId, item, code);
            case 40013 -> wrong(agentId, item, code, "企业 ID 不正确", "the corp id is wrong", "我的企业 → 企业信息 → 企业ID");
            case IP_NOT_TRUSTED -> hangsOn(CheckItem.TRUSTED_IP, agentId, item, code);
            case 50003, 301002 -> hangsOn(CheckItem.AGENT, agentId, item, code);
            case 48001, 48002, 48004, 48005, 48006, 48007 -> notAllowed(agentId, item, code);
            case 48009 ->
                wrong(
                        agentId,
                        item,
                        code,
                        "企业微信不允许通讯录同步助手读取“%s”，请在此填写自建应用的 Secret".formatted(item.chinese()),
                        "WeCom does not let the contact-sync helper read %s; give the secret of a self-built app here"
                                .formatted(item.english()),
                        CheckItem.CREDENTIAL.page());
            case 301055 ->
                wrong(
                        agentId,
                        item,
                        code,
                        "该应用没有审批权限；企业不通过本系统提交审批时可以忽略",
                        "the app has no permission for approvals; of no matter when none are applied for from here",
                        CheckItem.APPROVALS.page());
            case 84074 ->
                wrong(
                        agentId,
                        item,
                        code,
                        "没有客户联系权限：相关成员不在客户联系的使用范围内",
                        "no permission for customer contact: the members are outside its range of use",
                        "客户与上下游 → 客户联系 → 权限配置 → 使用范围");
            case 60011, 60021, 60111 ->
                wrong(
                        agentId,
                        item,
                        code,
                        item == CheckItem.DEPARTMENTS ? "部门不在该应用的可见范围内" : "有客户联系功能的成员不在该应用的可见范围内",
                        item == CheckItem.DEPARTMENTS
                                ? "departments are outside the app's visible range"
                                : "a member with customer contact is outside the app's visible range",
                        CheckItem.STAFF.page());
            default -> other(agentId, item, code);
        };
    }

    private static Finding credential(String agentId, CheckItem item, int code) {
        return item == CheckItem.CREDENTIAL
                ? wrong(
                        agentId,
                        item,
                        code,
                        "应用密钥不正确、已在后台重置，或应用已停用；若刚在本系统更换密钥，请确认后台使用的是同一个",
                        "the secret is wrong, was reset in the console, or the app is disabled; after a rotation here,"
                                + " see that the console has the same one",
                        item.page())
                : hangsOn(CheckItem.CREDENTIAL, agentId, item, code);
    }

    private static Finding notAllowed(String agentId, CheckItem item, int code) {
        return wrong(
                agentId,
                item,
                code,
                "没有调用“%s”接口的权限".formatted(item.chinese()),
                "the app is not allowed to call the API of " + item.english(),
                item.page());
    }

    private static Finding hangsOn(CheckItem cause, String agentId, CheckItem item, int code) {
        return unknown(
                agentId,
                item,
                code,
                "请先解决“%s”".formatted(cause.chinese()),
                "first mend %s (%s)".formatted(cause.english(), cause.code()));
    }

    private static Finding other(String agentId, CheckItem item, int code) {
        return switch (Reaction.to(code)) {
            case ALARM ->
                wrong(
                        agentId,
                        item,
                        code,
                        "企业微信拒绝调用（错误码 %d），企业或应用的设置需要处理".formatted(code),
                        "WeCom refuses the call (errcode %d): the corp's or the app's set-up has to be mended"
                                .formatted(code),
                        item.page());
            case BACK_OFF, RETRY ->
                unknown(
                        agentId,
                        item,
                        code,
                        "企业微信繁忙或调用过于频繁，请稍后再检查",
                        "WeCom is busy or was called too often; check again later");
            case OK, REFRESH, STATE, DROP ->
                unknown(
                        agentId,
                        item,
                        code,
                        "企业微信返回了意外的错误码 %d".formatted(code),
                        "WeCom answered with the unexpected errcode " + code);
        };
    }

    /** Whatever question was refused for the address it came from. */
    static Finding trustedIp(String agentId, Iterable<WecomAnswer> answers) {
        boolean anyAccepted = false;
        for (var answer : answers) {
            if (answer.is(IP_NOT_TRUSTED)) {
                var ip = answer.fromIp() == null ? "?" : answer.fromIp();
                return wrong(
                        agentId,
                        CheckItem.TRUSTED_IP,
                        IP_NOT_TRUSTED,
                        "出口 IP %s 不在该应用的企业可信 IP 中，添加后约 1 分钟生效（需先设置可信域名或回调地址）".formatted(ip),
                        "our address %s is not one of the app's trusted IPs; takes effect a minute after it is added (needs a trusted domain or a callback address first)"
                                .formatted(ip),
                        CheckItem.TRUSTED_IP.page());
            }
            anyAccepted |= answer.isAccepted();
        }
        return anyAccepted
                ? Finding.ok(agentId, CheckItem.TRUSTED_IP)
                : unknown(agentId, CheckItem.TRUSTED_IP, null, "没有成功的调用可供判断", "no call succeeded to tell by");
    }

    /** Whether the app takes calls, and whether its number and its secret belong together. */
    static Finding agent(String agentId, WecomAnswer own, Iterable<WecomAnswer> answers) {
        for (var answer : answers) {
            if (answer.is(50003)) {
                return wrong(agentId, CheckItem.AGENT, 50003, "应用已停用", "the app is disabled", CheckItem.AGENT.page());
            }
            if (answer.is(301002)) {
                return wrong(
                        agentId,
                        CheckItem.AGENT,
                        301002,
                        "AgentId 与密钥不属于同一个应用，请对照后台该应用页面上的 AgentId 与 Secret",
                        "the number and the secret belong to different apps; compare both with the app's page",
                        CheckItem.AGENT.page());
            }
        }
        return of(agentId, CheckItem.AGENT, own);
    }

    /** A corp in which nobody may contact customers. */
    static Finding nobodyContacts(String agentId) {
        return new Finding(
                agentId,
                CheckItem.CONTACTS,
                Verdict.WRONG,
                null,
                both("没有成员开通客户联系功能", "no member may contact customers"),
                console(agentId, "客户与上下游 → 客户联系 → 权限配置 → 使用范围"));
    }

    /** Nobody is there whose visibility could be asked about. */
    static Finding nobodyToAskAbout(String agentId) {
        return unknown(
                agentId,
                CheckItem.STAFF,
                null,
                "请先解决“%s”".formatted(CheckItem.CONTACTS.chinese()),
                "first mend %s (%s)".formatted(CheckItem.CONTACTS.english(), CheckItem.CONTACTS.code()));
    }

    /** Not a single callback came lately; that may be because nothing happened. */
    static Finding noCallbacksLately(String agentId) {
        var finding = unknown(
                agentId,
                CheckItem.CALLBACKS,
                null,
                "最近 24 小时没有收到该应用的回调；可在后台重新保存一次接收消息的配置来验证",
                "no callback of the app came within 24 hours; saving the configuration in the console once"
                        + " more proves it");
        return new Finding(
                agentId,
                finding.item(),
                finding.verdict(),
                null,
                finding.problem(),
                console(agentId, CheckItem.CALLBACKS.page()));
    }

    private static Finding wrong(
            String agentId, CheckItem item, int code, String chinese, String english, String page) {
        return new Finding(agentId, item, Verdict.WRONG, code, both(chinese, english), console(agentId, page));
    }

    private static Finding unknown(
            String agentId, CheckItem item, @Nullable Integer code, String chinese, String english) {
        return new Finding(agentId, item, Verdict.UNKNOWN, code, both(chinese, english), null);
    }

    private static String both(String chinese, String english) {
        return chinese + " / " + english;
    }

    /** The contact-sync helper has one page for everything. */
    private static String console(String agentId, String page) {
        return "管理后台 → " + (agentId.equals(App.CONTACT_SYNC) ? "安全与管理 → 管理工具 → 通讯录同步" : page);
    }
}
