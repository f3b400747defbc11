package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_ENVELOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptScannerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><Encrypt>abc=</Encrypt></xml>",
                "<xml><Encrypt><![CDATA[abc=]]></Encrypt></xml>",
                "<Encrypt>abc=</Encrypt>",
                "<xml><ToUserName>一二三</ToUserName>\n<Encrypt>abc=</Encrypt>\n<AgentID/><Unknown>1</Unknown></xml>",
                "<xml><EncryptType>x</EncryptType><Encrypt>abc=</Encrypt></xml>"
            })
    void findsTheCiphertextWhereverItStands(String body) {
        assertThat(EncryptScanner.find(utf8(body))).hasToString("abc=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<xml></xml>",
                "<xml><Encrypt></Encrypt></xml>",
                "<xml><Encrypt/></xml>",
                "<xml><Encrypt><![CDATA[]]></Encrypt></xml>",
                "<xml><Encrypt>abc</xml>",
                "<xml></Encrypt><Encrypt>abc</xml>",
                "<xml><Encrypt><![CDATA[abc</Encrypt></xml>",
                "<xml><Encrypt><![CDATA[</Encrypt></xml>",
                "<xml><Encrypt><![CDATA[]></Encrypt></xml>",
                "<xml><encrypt>abc</encrypt></xml>"
            })
    void refusesABodyWithoutOne(String body) {
        assertThat(rejection(utf8(body)).reason()).isEqualTo(BAD_ENVELOPE);
    }

    @Test
    void refusesASecondOne() {
        var twice = "<xml><Encrypt>abc</Encrypt><Encrypt>def</Encrypt></xml>";
        var nested = "<xml><Encrypt><Encrypt>abc</Encrypt></Encrypt></xml>";

        assertThat(rejection(utf8(twice)).reason()).isEqualTo(BAD_ENVELOPE);
        assertThat(rejection(utf8(nested)).reason()).isEqualTo(BAD_ENVELOPE);
    }

    @Test
    void refusesABodyThatIsTooBig() {
        assertThat(rejection(new byte[EncryptScanner.MAX_BODY_BYTES + 1]).reason())
                .isEqualTo(BAD_ENVELOPE);
        assertThat(rejection(new byte[1024 * 1024]).reason()).isEqualTo(BAD_ENVELOPE);
    }

    @Test
    void answersAnyBytesWithAFindOrARefusal() {
        var random = new SplittableRandom(42);
        var pieces = new String[] {"<Encrypt>", "</Encrypt>", "<![CDATA[", "]]>", "<", ">", "a", "é", "\0"};
        for (int run = 0; run < 20_000; run++) {
            var body = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(EncryptScanner.find(utf8(body.toString())).length()).isPositive();
            } catch (CallbackRejected refused) {
                assertThat(refused.reason()).isEqualTo(BAD_ENVELOPE);
            }
        }
    }

    private static byte[] utf8(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static CallbackRejected rejection(byte[] body) {
        return catchThrowableOfType(CallbackRejected.class, () -> EncryptScanner.find(body));
    }
}
