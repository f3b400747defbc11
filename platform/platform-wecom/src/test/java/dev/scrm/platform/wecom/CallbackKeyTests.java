package dev.scrm.platform.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackKeyTests {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String HEAD = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2";

    /** The last character carries 6 bits of which 4 count, so four neighbours make one key. */
    @Test
    void ignoresTheTwoBitsTooManyOfEveryLastCharacter() {
        for (int last = 0; last < 62; last++) {
            var key = CallbackKey.parse(HEAD + BASE64.charAt(last));
            var canonical = BASE64.charAt(last & ~3);

            assertThat(encrypted(key))
                    .as("last character %s", BASE64.charAt(last))
                    .isEqualTo(expected(canonical));
        }
    }

    @Test
    void refusesTheTwoCharactersOfBase64ThatWecomNeverMakes() {
        for (var last : new char[] {'+', '/'}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CallbackKey.parse(HEAD + last))
                    .withMessageContaining("letters and digits");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2CA",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2=",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2 2C",
                "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2é2C"
            })
    void refusesWhatIsNoKeyAtStartUp(String encodingAesKey) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackKey.parse(encodingAesKey));
    }

    @Test
    void tellsNobodyTheKey() {
        assertThat(CallbackKey.parse(HEAD + "C")).asString().doesNotContain("jWmY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackKey.parse(HEAD))
                .withMessageNotContaining("jWmY");
    }

    private static String encrypted(CallbackKey key) {
        return CallbackCipher.encrypt(key, new byte[16], new byte[] {1, 2, 3}, "receiver");
    }

    private static String expected(char canonical) {
        return encrypted(CallbackKey.parse(HEAD + canonical));
    }
}
