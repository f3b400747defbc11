package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.ButtonReply;
import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The answers that apps have prepared for clicks on buttons of their cards, as WeCom wants them in the response. */
final class CardReplies {
    private static final int NONCE_BYTES = 8;

    /** What is read of the event. */
    private record Click(@Nullable String kind, @Nullable String eventKey) {}

    /** Nobody may foresee what is encrypted with the key that WeCom and we share. */
    private final SecureRandom random = new SecureRandom();

    /** The event with the answer to it, where the app has prepared one; WeCom takes answers to buttons only. */
    CallbackEvent answered(App app, CallbackPair pair, CallbackEvent event) {
        var staffId = event.envelope().subject();
        boolean mayBeAnswered = !app.cardAnswers().isEmpty()
                && event.envelope().type().equals(CallbackType.TEMPLATE_CARD_CLICKED.type());
        if (!mayBeAnswered || staffId == null) {
            return event;
        }
        var click = EventData.read(event.envelope(), Click.class);
        var replaceName = "card".equals(click.kind()) && click.eventKey() != null
                ? app.cardAnswers().get(click.eventKey())
                : null;
        return replaceName == null ? event : event.answered(new ButtonReply(pair, staffId, replaceName));
    }

    /** The reply, encrypted and signed. */
    byte[] write(String corpId, CallbackKey key, ButtonReply reply, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var nonce = HexFormat.of().formatHex(bytes(NONCE_BYTES));
        var message = """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
                <CreateTime>%s</CreateTime><MsgType><![CDATA[update_button]]></MsgType>\
                <Button><ReplaceName><![CDATA[%s]]></ReplaceName></Button></xml>""".formatted(cdata(reply.staffId()), corpId, timestamp, cdata(reply.replaceName()));
        var encrypt = CallbackCipher.encrypt(
                key, bytes(CallbackCipher.RANDOM_BYTES), message.getBytes(StandardCharsets.UTF_8), corpId);
        var signature = CallbackSignature.sign(reply.pair().token(), timestamp, nonce, encrypt);
        return """
                <xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>\
                <TimeStamp>%s</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>""".formatted(encrypt, signature, timestamp, nonce).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What would end the section begins a second one. */
    private static String cdata(String text) {
        return text.replace("]]>", "]]]]><![CDATA[>");
    }
}
