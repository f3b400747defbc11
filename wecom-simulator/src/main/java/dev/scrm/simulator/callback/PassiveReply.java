package dev.scrm.simulator.callback;

import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackRejected;
import dev.scrm.platform.wecom.CallbackSignature;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.XmlElement;
import dev.scrm.platform.wecom.XmlRefused;
import dev.scrm.simulator.Corp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an app answered in the response to its callback.
 *
 * @param plaintext null for an empty answer and for one that is not the app's
 * @param error why an answer is not taken; null when nothing is wrong
 */
record PassiveReply(@Nullable String plaintext, @Nullable String error) {
    private static final PassiveReply NONE = new PassiveReply(null, null);

    /** Opens a response as WeCom does; nothing, or the plain word success, is no reply. */
    static PassiveReply of(Corp.CallbackTarget target, String corpId, byte[] response) {
        var text = new String(response, StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || text.equals("success")) {
            return NONE;
        }
        try {
            return open(target, corpId, FlatXmlReader.read(response));
        } catch (XmlRefused | CallbackRejected e) {
            return new PassiveReply(null, "the passive reply cannot be read: " + e.getMessage());
        }
    }

    /** Opens the response of an intelligent robot, which is JSON; it has to give back the nonce of the URL. */
    static PassiveReply ofRobot(Corp.CallbackTarget target, String nonce, byte[] response) {
        if (response.length == 0) {
            return NONE;
        }
        try {
            var envelope = JsonMapper.shared().readTree(response);
            var encrypt = envelope.path("encrypt").asString("");
            boolean signed = CallbackSignature.matches(
                    envelope.path("msgsignature").asString(""),
                    target.token(),
                    envelope.path("timestamp").asString(""),
                    nonce,
                    encrypt);
            if (!signed
                    || !envelope.path("timestamp").isIntegralNumber()
                    || !envelope.path("nonce").asString("").equals(nonce)) {
                return new PassiveReply(null, "the passive reply is not signed");
            }
            var message = CallbackCipher.decrypt(CallbackKey.parse(target.encodingAesKey()), encrypt, "");
            return new PassiveReply(new String(message, StandardCharsets.UTF_8), null);
        } catch (JacksonException | CallbackRejected e) {
            return new PassiveReply(null, "the passive reply cannot be read: " + e.getMessage());
        }
    }

    private static PassiveReply open(Corp.CallbackTarget target, String corpId, XmlElement envelope) {
        var encrypt = envelope.text("Encrypt").orElse("");
        boolean signed = CallbackSignature.matches(
                envelope.text("MsgSignature").orElse(""),
                target.token(),
                envelope.text("TimeStamp").orElse(""),
                envelope.text("Nonce").orElse(""),
                encrypt);
        if (!signed) {
            return new PassiveReply(null, "the passive reply is not signed");
        }
        var message = CallbackCipher.decrypt(CallbackKey.parse(target.encodingAesKey()), encrypt, corpId);
        return new PassiveReply(new String(message, StandardCharsets.UTF_8), null);
    }

    /** What the button that was clicked says from now on, for whoever clicked. */
    Optional<String> buttonName() {
        return Optional.ofNullable(plaintext)
                .map(xml -> FlatXmlReader.read(xml.getBytes(StandardCharsets.UTF_8)))
                .filter(reply -> reply.text("MsgType").orElse("").equals("update_button"))
                .flatMap(reply -> reply.child("Button"))
                .flatMap(button -> button.text("ReplaceName"));
    }
}
