package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_ENVELOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEncryptScannerTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"encrypt\":\"a/bc=\"}",
                "{\"ToUserName\":\"一二三\",\"AgentID\":\"1\",\"Encrypt\":\"a/bc=\"}",
                "{ \"encrypt\" :\n\t\"a/bc=\" , \"agentid\" : \"1\" }",
                "{\"encrypt\":\"a\\/bc=\"}",
                "{\"notencrypt\":\"x\",\"encrypt\":\"a/bc=\"}"
            })
    void findsTheCiphertextWhereverItStands(String body) {
        assertThat(find(body)).hasToString("a/bc=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"encrypted\":\"abc\"}",
                "{\"encrypt\":\"\"}",
                "{\"encrypt\":\"abc",
                "{\"encrypt\":1}",
                "{\"encrypt\"",
                "{\"encrypt\":",
                "{\"encrypt\"\"abc\"}",
                "{\"encrypt\":\"abc\",\"encrypt\":\"abd\"}",
                "{\"encrypt\":\"abc\",\"Encrypt\":\"abd\"}",
                "{\"x\":\"\\\"encrypt\\\":\\\"abc\\\"\"}"
            })
    void rejectsABodyWithoutOneCiphertext(String body) {
        var rejected = catchThrowableOfType(CallbackRejected.class, () -> find(body));

        assertThat(rejected.reason()).isEqualTo(BAD_ENVELOPE);
    }

    @Test
    void rejectsALongBodyAlike() {
        var rejected = catchThrowableOfType(
                CallbackRejected.class, () -> find("{\"encrypt\":\"" + "a".repeat(128 * 1024) + "\"}"));

        assertThat(rejected.reason()).isEqualTo(BAD_ENVELOPE);
    }

    private static ByteRange find(String body) {
        return EncryptScanner.find(body.getBytes(StandardCharsets.UTF_8));
    }
}
