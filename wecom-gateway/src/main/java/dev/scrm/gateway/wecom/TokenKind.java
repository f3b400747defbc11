package dev.scrm.gateway.wecom;

/** What WeCom gives an app for two hours. */
public enum TokenKind {
    /** Goes with every call. */
    ACCESS("access-token"),
    /** Signs wx.config of the JS-SDK: get_jsapi_ticket, 400 an hour for the corp and 100 for the app. */
    CONFIG_TICKET("config-ticket"),
    /** Signs wx.agentConfig: ticket/get, with the same limits; of no use to another app. */
    AGENT_TICKET("agent-ticket");

    private final String slug;

    TokenKind(String slug) {
        this.slug = slug;
    }

    /** A stable name. */
    public String slug() {
        return slug;
    }
}
