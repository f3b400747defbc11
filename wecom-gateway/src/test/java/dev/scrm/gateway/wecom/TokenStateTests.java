package dev.scrm.gateway.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.wecom.TokenState.Word;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStateTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void saysInAWordHowATokenStands() {
        var refusal = new TokenRefusal(40001, NOON, LATER);

        assertThat(TokenState.NEVER.word(NOON)).isEqualTo(Word.NONE);
        assertThat(new TokenState(LATER, NOON, null).word(NOON)).isEqualTo(Word.VALID);
        assertThat(new TokenState(LATER, NOON, null).word(LATER)).isEqualTo(Word.EXPIRED);
        assertThat(new TokenState(Instant.EPOCH, NOON, refusal).word(NOON)).isEqualTo(Word.REFUSED);
        assertThat(new TokenState(null, null, refusal).word(LATER)).isEqualTo(Word.NONE);
        assertThat(new TokenState(LATER, NOON, refusal).word(NOON))
                .as("renewing failed, the token at hand still works")
                .isEqualTo(Word.VALID);
    }

    @ParameterizedTest
    @CsvSource({"40001, Secret", "40013, 企业ID", "60020, 企业可信IP", "45009, 自动再试", "48002, 连接检查"})
    void saysWhatToDoAboutARefusal(int errorCode, String advice) {
        var text = new TokenState(null, null, new TokenRefusal(errorCode, NOON, LATER)).text(NOON);

        assertThat(text).contains("2026-11-21T12:01:00Z", String.valueOf(errorCode), advice);
    }

    @Test
    void saysWhatToDoAboutSilence() {
        assertThat(new TokenState(LATER, NOON, new TokenRefusal(null, NOON, NOON)).text(NOON))
                .contains("可用", "没有应答", "DNS");
    }
}
