package dev.scrm.simulator;

import java.util.List;

/** The corp of the quickstart and of the tests: its names are known to the demo, its secrets protect nothing. */
public final class DemoCorp {
    public static final String CORP_ID = "ww5c3a0demo0000001";
    public static final long AGENT_ID = 1000002;
    public static final String SECRET = "demoSecret0agent1000002xA7kQ2mV9sTfGhJ4bNcL";
    /** Of the contact-sync helper (通讯录同步助手), which has no callback until it is given one. */
    public static final String CONTACT_SYNC_SECRET = "demoSecretOfContactSync0vN3pW8yRtKqZ5mXcBdFgHj";

    public static final String CALLBACK_TOKEN = "demoCallbackToken1000002";
    /** Not canonical base64 (a strict decoder refuses its last character), as the keys that WeCom makes often are. */
    public static final String CALLBACK_AES_KEY = "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C";
    /** The path under which the gateway takes this app's callbacks. */
    public static final String CALLBACK_PATH = "/wecom/callback/" + CORP_ID + "/" + AGENT_ID;

    public static final String OPEN_KF_ID = "wkDEMOkf0001";
    public static final String GOLD_TAG = "etEXgold";
    public static final String SILVER_TAG = "etEXsilver";

    /** Leads the shop: takes no tickets, and is told when something burns. */
    public static final String MANAGER = "sun.jing";

    private DemoCorp() {}

    /** The demo corp with its callbacks going to a gateway such as {@code http://127.0.0.1:18080}. */
    public static Corp withGateway(String gatewayUrl) {
        var callback = new Corp.CallbackTarget(gatewayUrl + CALLBACK_PATH, CALLBACK_TOKEN, CALLBACK_AES_KEY);
        return new Corp(
                CORP_ID,
                List.of(
                        new Corp.App(AGENT_ID, "SCRM", SECRET, true, callback),
                        Corp.App.contactSync(CONTACT_SYNC_SECRET, null)),
                List.of(
                        new Corp.Member("lin.wei", "林薇"),
                        new Corp.Member("chen.bo", "陈波"),
                        new Corp.Member("zhao.min", "赵敏"),
                        new Corp.Member(MANAGER, "孙静")),
                List.of(new Corp.TagGroup(
                        "etEXgrpLevel", "等级", List.of(new Corp.Tag(GOLD_TAG, "金卡"), new Corp.Tag(SILVER_TAG, "银卡")))),
                List.of(new Corp.ServiceAccount(OPEN_KF_ID, "客服小店")));
    }
}
