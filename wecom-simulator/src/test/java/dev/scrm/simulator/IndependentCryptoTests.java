package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import dev.scrm.platform.wecom.WecomCallback;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our cipher and signature against those of weixin-java-cp, both ways. */
class IndependentCryptoTests {
    private static final String TOKEN = "QDG6eK";
    private static final String RECEIVER = "wx5823bf96d3bd56c7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                "cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP",
                DemoCorp.CALLBACK_AES_KEY
            })
    void agreesBothWaysForMessagesOfAllLengths(String encodingAesKey) {
        var theirs = new WxCryptUtil(TOKEN, encodingAesKey, RECEIVER);
        var ours = CallbackKey.parse(encodingAesKey);
        var paddings = new TreeSet<Integer>();
        for (int length = 1; length < 70; length++) {
            var message = "消".repeat(length);

            var byUs = CallbackCipher.encrypt(
                    ours,
                    "0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
                    message.getBytes(StandardCharsets.UTF_8),
                    RECEIVER);
            paddings.add(Base64.getDecoder().decode(byUs).length - 20 - 3 * length - RECEIVER.length());
            assertThat(theirs.decrypt(byUs)).isEqualTo(message);
            assertThat(theirs.decryptContent(CallbackSignature.sign(TOKEN, "1", "2", byUs), "1", "2", byUs))
                    .isEqualTo(message);

            var byThem = theirs.encryptContext(message);
            var body = "<xml><Encrypt><![CDATA[" + byThem.getEncrypt() + "]]></Encrypt></xml>";
            var opened = WecomCallback.verifyAndDecrypt(
                    TOKEN,
                    ours,
                    RECEIVER,
                    byThem.getSignature(),
                    byThem.getTimeStamp(),
                    byThem.getNonce(),
                    body.getBytes(StandardCharsets.UTF_8));
            assertThat(opened).asString(StandardCharsets.UTF_8).isEqualTo(message);
        }
        assertThat(paddings).isEqualTo(IntStream.rangeClosed(1, 32).boxed().collect(Collectors.toSet()));
    }

    /** Three of four last characters make a key that is not canonical base64; WeCom makes them all. */
    @Test
    void agreesBothWaysOnKeysOfEveryLastCharacter() {
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray()) {
            var encodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2" + last;
            var theirs = new WxCryptUtil(TOKEN, encodingAesKey, RECEIVER);
            var ours = CallbackKey.parse(encodingAesKey);

            var byUs = CallbackCipher.encrypt(ours, new byte[16], new byte[] {'x'}, RECEIVER);
            var byThem = theirs.encryptContext("y").getEncrypt();

            assertThat(theirs.decrypt(byUs)).isEqualTo("x");
            assertThat(CallbackCipher.decrypt(ours, byThem, RECEIVER)).containsExactly('y');
        }
    }
}
