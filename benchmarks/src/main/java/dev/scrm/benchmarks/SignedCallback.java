package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What WeCom posts when a customer adds a staff member: signed and encrypted, as it travels. */
record SignedCallback(String signature, String timestamp, String nonce, byte[] body) {

    /** The app that callbacks are for. */
    record Address(String corpId, long agentId, String token, CallbackKey key) {}

    /** The callback of the numbered add; every number gives another customer and another welcome code. */
    static SignedCallback of(Address address, long number, Instant time, RandomGenerator random) {
        var salt = new byte[CallbackCipher.RANDOM_BYTES];
        random.nextBytes(salt);
        var encrypt = CallbackCipher.encrypt(
                address.key(), salt, plaintext(address, number, time).getBytes(UTF_8), address.corpId());
        var timestamp = Long.toString(time.getEpochSecond());
        var nonce = Long.toString(random.nextLong() & 0x7FFF_FFFF);
        var body = "<xml><ToUserName><![CDATA[" + address.corpId() + "]]></ToUserName><Encrypt><![CDATA[" + encrypt
                + "]]></Encrypt><AgentID><![CDATA[" + address.agentId() + "]]></AgentID></xml>";
        return new SignedCallback(
                CallbackSignature.sign(address.token(), timestamp, nonce, encrypt),
                timestamp,
                nonce,
                body.getBytes(UTF_8));
    }

    /** The whole HTTP request. */
    byte[] request(String host, String path) {
        var head = ("POST " + path + "?msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce
                        + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUser-Agent: Mozilla/4.0\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static String plaintext(Address address, long number, Instant time) {
        return "<xml><ToUserName><![CDATA[" + address.corpId() + "]]></ToUserName>"
                + "<FromUserName><![CDATA[sys]]></FromUserName>"
                + "<CreateTime>" + time.getEpochSecond() + "</CreateTime>"
                + "<MsgType><![CDATA[event]]></MsgType>"
                + "<Event><![CDATA[change_external_contact]]></Event>"
                + "<ChangeType><![CDATA[add_external_contact]]></ChangeType>"
                + "<UserID><![CDATA[lin.wei]]></UserID>"
                + "<ExternalUserID><![CDATA[wmBENCH" + "%025d".formatted(number) + "]]></ExternalUserID>"
                + "<State><![CDATA[poster-17]]></State>"
                + "<WelcomeCode><![CDATA[" + "%043d".formatted(number) + "]]></WelcomeCode></xml>";
    }
}
