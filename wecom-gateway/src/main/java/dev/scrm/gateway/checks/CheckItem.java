package dev.scrm.gateway.checks;

import dev.scrm.platform.events.Slug;

/** What is checked of an app, with the page of WeCom's console where it is set up. */
public enum CheckItem {
    CREDENTIAL("企业 ID 与应用密钥", "corp id and secret", "应用管理 → 应用 → 自建 → 该应用 → Secret"),
    TRUSTED_IP("企业可信 IP", "trusted IP addresses", "应用管理 → 应用 → 自建 → 该应用 → 企业可信IP"),
    AGENT("应用编号与状态", "the app itself", "应用管理 → 应用 → 自建 → 该应用 → AgentId 与启用状态"),
    CALLBACKS("回调地址", "the callback address", "应用管理 → 应用 → 自建 → 该应用 → 接收消息 → 设置API接收"),
    JSAPI_TICKET("JS-SDK 票据", "tickets of the JS-SDK", "应用管理 → 应用 → 自建 → 该应用 → 网页授权及JS-SDK"),
    AGENT_TICKET("JS-SDK 应用票据", "the app's own tickets of the JS-SDK", "应用管理 → 应用 → 自建 → 该应用 → 网页授权及JS-SDK"),
    CONTACTS("客户联系权限", "customer contact", "客户与上下游 → 客户联系 → API → 可调用应用"),
    STAFF("成员可见范围", "visible range of members", "应用管理 → 应用 → 自建 → 该应用 → 可见范围"),
    STAFF_LIST("全部成员名单", "the list of all members", "安全与管理 → 管理工具 → 通讯录同步"),
    DEPARTMENTS("部门", "departments", "应用管理 → 应用 → 自建 → 该应用 → 可见范围"),
    CUSTOMER_GROUPS("客户群", "customer groups", "客户与上下游 → 客户联系 → API → 可调用应用"),
    TAGS("客户标签", "customer tags", "客户与上下游 → 客户联系 → API → 可调用应用"),
    CONTACT_WAYS("联系我", "contact ways", "客户与上下游 → 客户联系 → API → 可调用应用"),
    ACQUISITION_LINKS("获客助手", "acquisition links", "客户与上下游 → 获客助手 → API → 可调用应用"),
    MASS_MESSAGES("企业群发", "mass messages", "客户与上下游 → 客户联系 → API → 可调用应用"),
    MOMENTS("客户朋友圈", "moments", "客户与上下游 → 客户联系 → API → 可调用应用"),
    RESIGNED_STAFF("离职继承", "customers of staff who left", "客户与上下游 → 客户联系 → API → 可调用应用"),
    CUSTOMER_SERVICE("微信客服", "customer service", "应用管理 → 微信客服 → API → 可调用接口的应用"),
    APPROVALS("审批", "approvals", "应用管理 → 审批 → API → 可调用应用");

    private final String chinese;
    private final String english;
    private final String page;

    CheckItem(String chinese, String english, String page) {
        this.chinese = chinese;
        this.english = english;
        this.page = page;
    }

    /** A stable slug such as {@code trusted-ip}. */
    public String code() {
        return Slug.of(this);
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /** Behind 管理后台. */
    String page() {
        return page;
    }
}
