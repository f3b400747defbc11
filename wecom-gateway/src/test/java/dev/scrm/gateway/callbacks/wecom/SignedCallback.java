package dev.scrm.gateway.callbacks.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.corps.App;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.net.URLEncoder;
import java.util.Set;

/** A callback as WeCom would post it, and ways to spoil it. */
public record SignedCallback(CallbackQuery query, String body) {
    public static final App DEMO_APP = new App(
            "ww5c3a0demo0000001",
            "1000002",
            "demoSecret0agent1000002xA7kQ2mV9sTfGhJ4bNcL",
            "demoCallbackToken1000002",
            "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C",
            Set.of(),
            false);

    /** Another app of the same corp; this one may read and tag customers. */
    public static final App SECOND_APP = new App(
            "ww5c3a0demo0000001",
            "1000003",
            "demoSecret0agent1000003pQ8sL2mZ6vTfGhJ4bNcK",
            "demoCallbackToken1000003",
            "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0",
            Set.of(),
            true);

    /** The app of another corp, with the same number. */
    public static final App OTHER_CORPS_APP = new App(
            "wwANOTHERcorp00001",
            "1000002",
            "otherSecret0agent1000002hT3kQ2mV9sTfGhJ4bNc",
            "otherCallbackToken1000002",
            "z5TxQm8Kt2LwV7nRc4BpYd1HsGf9MaUe3TgKi6XoNb0",
            Set.of(),
            true);

    private static final String TIMESTAMP = "1760000100";

    public static SignedCallback of(String xml) {
        return of(DEMO_APP, DEMO_APP.corpId(), xml, 1);
    }

    /** @param random what equal plaintexts differ by, as those of a retry may */
    public static SignedCallback of(App app, String receiveId, String xml, int random) {
        var bytes = new byte[CallbackCipher.RANDOM_BYTES];
        bytes[0] = (byte) random;
        var encrypt =
                CallbackCipher.encrypt(CallbackKey.parse(app.callbackAesKey()), bytes, xml.getBytes(UTF_8), receiveId);
        return withEncrypt(app, encrypt, random);
    }

    /** Signs a ciphertext that need not be one. */
    public static SignedCallback withEncrypt(App app, String encrypt, int random) {
        var nonce = Integer.toString(1372623149 + random);
        var signature = CallbackSignature.sign(app.callbackToken(), TIMESTAMP, nonce, encrypt);
        var body =
                "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%s]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(app.corpId(), app.agentId(), encrypt);
        return new SignedCallback(new CallbackQuery(signature, TIMESTAMP, nonce, ""), body);
    }

    public SignedCallback withSignature(String signature) {
        return new SignedCallback(new CallbackQuery(signature, query.timestamp(), query.nonce(), query.echo()), body);
    }

    public SignedCallback withBody(String other) {
        return new SignedCallback(query, other);
    }

    /** The parameters of the address. */
    public String queryString() {
        return "msg_signature=%s&timestamp=%s&nonce=%s"
                .formatted(query.signature(), query.timestamp(), URLEncoder.encode(query.nonce(), UTF_8));
    }
}
