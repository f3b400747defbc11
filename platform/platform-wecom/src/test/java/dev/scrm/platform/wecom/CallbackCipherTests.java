package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_CIPHER;
import static dev.scrm.platform.wecom.CallbackRejected.Reason.WRONG_RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackCipherTests {
    private static final CallbackKey KEY = CallbackKey.parse(WecomVectors.KEY);
    private static final String RECEIVER = WecomVectors.RECEIVE_ID;

    @ParameterizedTest
    @MethodSource("dev.scrm.platform.wecom.WecomVectors#all")
    void encryptsAsPublished(WecomVectors.Vector vector) {
        var encrypt = CallbackCipher.encrypt(KEY, vector.randomBytes(), vector.messageBytes(), RECEIVER);

        assertThat(encrypt).isEqualTo(vector.encrypt());
    }

    @ParameterizedTest
    @MethodSource("dev.scrm.platform.wecom.WecomVectors#all")
    void decryptsAsPublished(WecomVectors.Vector vector) {
        assertThat(CallbackCipher.decrypt(KEY, vector.encrypt(), RECEIVER)).isEqualTo(vector.messageBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws, e0c6b7601ad205b5f669ecfc309a571819dee4b483c201aa1db84cf563d8230b",
        "cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP, 703d1dee3c78b58bd5b73aab9a1dc39b74050977ba7fc4a51e832d321dea4043",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C, 8d69989bbaabe67328014c194631ad0719b3dca035b64023df292447aab60760"
    })
    void usesTheBytesOfThePublishedKeys(String encodingAesKey, String hex) throws Exception {
        var message = "一".getBytes(StandardCharsets.UTF_8);

        var encrypt = CallbackCipher.encrypt(CallbackKey.parse(encodingAesKey), new byte[16], message, "r");

        var plain =
                ByteBuffer.allocate(32).put(new byte[16]).putInt(3).put(message).put((byte) 'r');
        Arrays.fill(plain.array(), 24, 32, (byte) 8);
        assertThat(encrypt).isEqualTo(referenceEncrypt(HexFormat.of().parseHex(hex), plain.array()));
    }

    @Test
    void turnsMessagesOfEveryLengthBackWithEveryPadding() {
        for (int length = 0; length < 100; length++) {
            var message = new byte[length];
            Arrays.fill(message, (byte) length);

            var encrypt = CallbackCipher.encrypt(KEY, new byte[16], message, RECEIVER);

            assertThat(CallbackCipher.decrypt(KEY, encrypt, RECEIVER)).isEqualTo(message);
            assertThat(Base64.getDecoder().decode(encrypt).length % 32).isZero();
        }
    }

    @Test
    void allowsAnEmptyReceiverWhenThatIsExpected() {
        var encrypt = CallbackCipher.encrypt(KEY, new byte[16], new byte[] {1}, "");

        assertThat(CallbackCipher.decrypt(KEY, encrypt, "")).containsExactly(1);
        assertThat(rejection(encrypt, RECEIVER)).isEqualTo(WRONG_RECEIVER);
    }

    @Test
    void rejectsAReceiverThatOnlyBeginsOrEndsAlike() {
        var encrypt = CallbackCipher.encrypt(KEY, new byte[16], new byte[] {1}, RECEIVER);

        assertThat(rejection(encrypt, RECEIVER.substring(1))).isEqualTo(WRONG_RECEIVER);
        assertThat(rejection(encrypt, RECEIVER + "x")).isEqualTo(WRONG_RECEIVER);
        assertThat(rejection(encrypt, "")).isEqualTo(WRONG_RECEIVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 33, 64, 127, -1})
    void rejectsAPaddingOutOfRange(int padding) {
        var plain = plain(3, 5);
        Arrays.fill(plain, 27, plain.length, (byte) padding);

        assertThat(rejection(referenceEncrypt(plain), "recvr")).isEqualTo(BAD_CIPHER);
    }

    @Test
    void rejectsAPaddingThatIsNotTheSameThroughout() {
        for (int i = 28; i < 31; i++) {
            var plain = plain(3, 5);
            plain[i] ^= 1;

            assertThat(rejection(referenceEncrypt(plain), "recvr")).isEqualTo(BAD_CIPHER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 9, 1000})
    void rejectsALengthBeyondTheMessage(int declared) {
        var plain = plain(3, 5);
        ByteBuffer.wrap(plain).putInt(16, declared);

        assertThat(rejection(referenceEncrypt(plain), "recvr")).isEqualTo(BAD_CIPHER);
    }

    @Test
    void rejectsCiphertextsCutAnywhere() {
        var blocks = Base64.getDecoder().decode(WecomVectors.MESSAGE.encrypt());
        for (int length = 0; length < blocks.length; length++) {
            var cut = Base64.getEncoder().encodeToString(Arrays.copyOf(blocks, length));

            assertThat(rejection(cut, RECEIVER)).as("%s bytes", length).isIn(BAD_CIPHER, WRONG_RECEIVER);
        }
    }

    @Test
    void rejectsAnythingShorterThanAHead() {
        var plain = new byte[32];
        Arrays.fill(plain, 13, 32, (byte) 19);

        assertThat(rejection(referenceEncrypt(plain), "")).isEqualTo(BAD_CIPHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "====", "*", "AAA", "AA==\n", "一"})
    void rejectsWhatIsNoBase64(String encrypt) {
        assertThat(rejection(encrypt, RECEIVER)).isEqualTo(BAD_CIPHER);
    }

    @Test
    void wantsSixteenRandomBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackCipher.encrypt(KEY, new byte[15], new byte[1], RECEIVER));
    }

    /** A plaintext of 32 bytes for the receiver recvr: random, length, message, receiver, 4 bytes of padding. */
    private static byte[] plain(int message, int receiver) {
        var plain = ByteBuffer.allocate(32).put(new byte[16]).putInt(message).put(new byte[message]);
        plain.put("recvr".getBytes(StandardCharsets.UTF_8), 0, receiver);
        Arrays.fill(plain.array(), 20 + message + receiver, 32, (byte) (32 - 20 - message - receiver));
        return plain.array();
    }

    private static CallbackRejected.Reason rejection(String encrypt, String receiver) {
        return catchThrowableOfType(CallbackRejected.class, () -> CallbackCipher.decrypt(KEY, encrypt, receiver))
                .reason();
    }

    private static String referenceEncrypt(byte[] plain) {
        try {
            return referenceEncrypt(Base64.getDecoder().decode(WecomVectors.KEY + "="), plain);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String referenceEncrypt(byte[] key, byte[] plain) throws Exception {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    }
}
