package dev.scrm.gateway.callbacks.wecom;

/** What WeCom says in its callbacks. */
public final class Xml {
    /** 2026-11-21T08:30:00Z. */
    public static final long CREATED = 1795249800L;

    private Xml() {}

    public static String contactChange(String changeType, String externalUserId, String more) {
        return event(
                "change_external_contact",
                "<ChangeType><![CDATA[%s]]></ChangeType><UserID><![CDATA[lin.wei]]></UserID><ExternalUserID><![CDATA[%s]]></ExternalUserID>%s"
                        .formatted(changeType, externalUserId, more));
    }

    public static String added(String externalUserId, String state, String welcomeCode) {
        return contactChange(
                "add_external_contact",
                externalUserId,
                "<State><![CDATA[%s]]></State><WelcomeCode><![CDATA[%s]]></WelcomeCode>".formatted(state, welcomeCode));
    }

    public static String doorbell(String openKfId, String token) {
        return "<xml><ToUserName><![CDATA[ww5c3a0demo0000001]]></ToUserName><CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[%s]]></Token><OpenKfId><![CDATA[%s]]></OpenKfId></xml>"
                .formatted(CREATED, token, openKfId);
    }

    public static String event(String event, String more) {
        return "<xml><ToUserName><![CDATA[ww5c3a0demo0000001]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[%s]]></Event>%s</xml>"
                .formatted(CREATED, event, more);
    }
}
