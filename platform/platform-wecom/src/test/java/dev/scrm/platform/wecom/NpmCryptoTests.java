package dev.scrm.platform.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ours against the npm package {@code @wecom/crypto}, by what it once wrote. What both write alike from the same random
 * bytes, each can read of the other.
 */
class NpmCryptoTests {
    record Ciphertext(
            String token,
            String key,
            String receiveId,
            String random,
            String message,
            String timestamp,
            String nonce,
            String encrypt,
            String signature) {
        static Ciphertext of(String[] row) {
            return new Ciphertext(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]);
        }

        CallbackKey parsedKey() {
            return CallbackKey.parse(key);
        }

        int padding() {
            int length = CallbackCipher.RANDOM_BYTES
                    + Integer.BYTES
                    + message.getBytes(UTF_8).length
                    + receiveId.getBytes(UTF_8).length;
            return Base64.getDecoder().decode(encrypt).length - length;
        }
    }

    static List<Ciphertext> ciphertexts() {
        return rows("ciphertexts.tsv").map(Ciphertext::of).toList();
    }

    @ParameterizedTest
    @MethodSource("ciphertexts")
    void opensWhatThePackageSignedAndEncrypted(Ciphertext theirs) {
        var body = ("<xml><Encrypt><![CDATA[" + theirs.encrypt() + "]]></Encrypt></xml>").getBytes(UTF_8);

        var opened = WecomCallback.verifyAndDecrypt(
                theirs.token(),
                theirs.parsedKey(),
                theirs.receiveId(),
                theirs.signature(),
                theirs.timestamp(),
                theirs.nonce(),
                body);

        assertThat(opened).asString(UTF_8).isEqualTo(theirs.message());
    }

    @ParameterizedTest
    @MethodSource("ciphertexts")
    void encryptsAndSignsAsThePackageDoes(Ciphertext theirs) {
        var encrypt = CallbackCipher.encrypt(
                theirs.parsedKey(),
                theirs.random().getBytes(UTF_8),
                theirs.message().getBytes(UTF_8),
                theirs.receiveId());

        assertThat(encrypt).isEqualTo(theirs.encrypt());
        assertThat(CallbackSignature.sign(theirs.token(), theirs.timestamp(), theirs.nonce(), encrypt))
                .isEqualTo(theirs.signature());
    }

    @Test
    void comparesEveryPaddingWithEveryKey() {
        var paddings = ciphertexts().stream()
                .collect(Collectors.groupingBy(
                        Ciphertext::key, Collectors.mapping(Ciphertext::padding, Collectors.toSet())));

        assertThat(paddings).hasSize(3);
        assertThat(paddings.values())
                .allSatisfy(found -> assertThat(found)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, 32).boxed().toList()));
    }

    @Test
    void signsForTheJsSdkAsThePackageDoes() {
        assertThat(rows("js-sdk.tsv"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(JsSdkSignature.sign(row[0], row[1], Long.parseLong(row[2]), row[3]))
                        .isEqualTo(row[4]));
    }

    private static Stream<String[]> rows(String file) {
        try (var stream = NpmCryptoTests.class.getResourceAsStream("/wecom-crypto/" + file)) {
            return new String(requireNonNull(stream, file).readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
