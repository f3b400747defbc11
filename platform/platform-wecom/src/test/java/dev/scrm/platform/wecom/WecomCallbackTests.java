package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_CIPHER;
import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_ENVELOPE;
import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_SIGNATURE;
import static dev.scrm.platform.wecom.CallbackRejected.Reason.WRONG_RECEIVER;
import static dev.scrm.platform.wecom.WecomVectors.MESSAGE;
import static dev.scrm.platform.wecom.WecomVectors.RECEIVE_ID;
import static dev.scrm.platform.wecom.WecomVectors.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WecomCallbackTests {
    private static final CallbackKey KEY = CallbackKey.parse(WecomVectors.KEY);

    @ParameterizedTest
    @MethodSource("dev.scrm.platform.wecom.WecomVectors#all")
    void opensEveryPublishedCallback(WecomVectors.Vector vector) {
        var message = WecomCallback.verifyAndDecrypt(
                TOKEN, KEY, RECEIVE_ID, vector.signature(), vector.timestamp(), vector.nonce(), vector.body());

        assertThat(message).asString(StandardCharsets.UTF_8).isEqualTo(vector.message());
    }

    @ParameterizedTest
    @MethodSource("dev.scrm.platform.wecom.WecomVectors#all")
    void answersTheEchoOfEveryPublishedCallback(WecomVectors.Vector vector) {
        var echo = WecomCallback.verifyEcho(
                TOKEN, KEY, RECEIVE_ID, vector.signature(), vector.timestamp(), vector.nonce(), vector.encrypt());

        assertThat(echo).asString(StandardCharsets.UTF_8).isEqualTo(vector.message());
    }

    @Test
    void rejectsAnEchoWhosePlusBecameASpace() {
        var vector = WecomVectors.ECHO;

        var rejected = rejection(() -> WecomCallback.verifyEcho(
                TOKEN,
                KEY,
                RECEIVE_ID,
                vector.signature(),
                vector.timestamp(),
                vector.nonce(),
                vector.encrypt().replace('+', ' ')));

        assertThat(rejected.reason()).isEqualTo(BAD_SIGNATURE);
    }

    @Test
    void rejectsAnEchoThatWasNotDecoded() {
        var vector = WecomVectors.ECHO;

        var rejected = rejection(() -> WecomCallback.verifyEcho(
                TOKEN,
                KEY,
                RECEIVE_ID,
                vector.signature(),
                vector.timestamp(),
                vector.nonce(),
                vector.encrypt().replace("+", "%2B")));

        assertThat(rejected.reason()).isEqualTo(BAD_SIGNATURE);
    }

    @Test
    void rejectsAnySignatureWithOneBitTurned() {
        var body = MESSAGE.body();
        for (int bit = 0; bit < 40 * 8; bit++) {
            var signature = MESSAGE.signature().toCharArray();
            signature[bit / 8] ^= (char) (1 << bit % 8);

            var rejected = rejection(() -> open(new String(signature), body));

            assertThat(rejected.reason()).as("bit %s", bit).isEqualTo(BAD_SIGNATURE);
        }
    }

    @Test
    void rejectsAnyCiphertextWithOneBitTurned() {
        int from = new String(MESSAGE.body(), StandardCharsets.UTF_8).indexOf(MESSAGE.encrypt());
        for (int bit = 0; bit < MESSAGE.encrypt().length() * 8; bit += 7) {
            var body = MESSAGE.body();
            body[from + bit / 8] ^= (byte) (1 << bit % 8);

            var rejected = rejection(() -> open(MESSAGE.signature(), body));

            assertThat(rejected.reason()).as("bit %s", bit).isIn(BAD_SIGNATURE, BAD_ENVELOPE);
        }
    }

    @Test
    void rejectsASignatureOfAnotherLength() {
        for (var signature :
                new String[] {"", MESSAGE.signature() + "0", MESSAGE.signature().substring(1)}) {
            assertThat(rejection(() -> open(signature, MESSAGE.body())).reason())
                    .isEqualTo(BAD_SIGNATURE);
        }
    }

    @Test
    void rejectsACallbackForAnotherReceiver() {
        var rejected = rejection(() -> WecomCallback.verifyAndDecrypt(
                TOKEN,
                KEY,
                "ww6a112864f8022910",
                MESSAGE.signature(),
                MESSAGE.timestamp(),
                MESSAGE.nonce(),
                MESSAGE.body()));

        assertThat(rejected.reason()).isEqualTo(WRONG_RECEIVER);
    }

    @Test
    void rejectsAForgedEnvelopeBeforeItDecrypts() {
        var rejected = rejection(() -> open(MESSAGE.signature(), envelope("not base64 at all")));

        assertThat(rejected.reason()).isEqualTo(BAD_SIGNATURE);
    }

    @Test
    void rejectsSignedTextThatIsNoBase64() {
        var signature = CallbackSignature.sign(TOKEN, MESSAGE.timestamp(), MESSAGE.nonce(), "not base64 at all");

        var rejected = rejection(() -> open(signature, envelope("not base64 at all")));

        assertThat(rejected.reason()).isEqualTo(BAD_CIPHER);
    }

    @Test
    void rejectsHostileBodiesByTheirEnvelope() {
        var deep = "<a>".repeat(20_000);
        var wide = "<a/>".repeat(16_000);
        var attributes = "<a " + "b=\"c\" ".repeat(6_000) + "/>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><xml>&b;</xml>";
        for (var hostile : new String[] {deep, wide, attributes, laughs, "", "<", "{\"crypt\":\"x\"}"}) {
            var rejected = rejection(() -> open(MESSAGE.signature(), hostile.getBytes(StandardCharsets.UTF_8)));

            assertThat(rejected.reason()).isEqualTo(BAD_ENVELOPE);
        }
    }

    @Test
    void saysNeitherWhereItWasNorWhatItSaw() {
        var rejected = rejection(() -> open("0".repeat(40), MESSAGE.body()));

        assertThat(rejected.getStackTrace()).isEmpty();
        assertThat(rejected.getMessage()).doesNotContain(TOKEN, MESSAGE.encrypt(), MESSAGE.signature());
    }

    @Test
    void opensManyCallbacksAtOnce() throws Exception {
        var body = MESSAGE.body();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> open = () -> open(MESSAGE.signature(), body);
            var opened = threads.invokeAll(
                    IntStream.range(0, 2_000).mapToObj(_ -> open).toList());

            for (var message : opened) {
                assertThat(message.get()).isEqualTo(MESSAGE.messageBytes());
            }
        }
    }

    private static byte[] open(String signature, byte[] body) {
        return WecomCallback.verifyAndDecrypt(
                TOKEN, KEY, RECEIVE_ID, signature, MESSAGE.timestamp(), MESSAGE.nonce(), body);
    }

    private static byte[] envelope(String encrypt) {
        return ("<xml><Encrypt>" + encrypt + "</Encrypt></xml>").getBytes(StandardCharsets.UTF_8);
    }

    private static CallbackRejected rejection(ThrowingCallable open) {
        return catchThrowableOfType(CallbackRejected.class, open);
    }
}
