package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.scrm.platform.web.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtSettingsTests {
    private static final Duration SKEW = Duration.ofSeconds(60);

    @Test
    void wantsExactlyOneSourceOfKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(null, " ", "scrm", "scrm", SKEW))
                .withMessageContaining("SCRM_JWT_PUBLIC_KEY")
                .withMessageEndingWith("none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings("key.pem", "https://id.example", "scrm", "scrm", SKEW))
                .withMessageEndingWith("both");
    }

    @Test
    void boundsTheClockSkew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings("key.pem", null, "scrm", "scrm", Duration.ofHours(1)))
                .withMessageContaining("scrm.jwt.clock-skew");
    }

    @Test
    void readsAPemFile() {
        var key = PublicKeys.read(TestTokens.PUBLIC_KEY.toString());

        assertThat(key).isEqualTo(TestTokens.KEYS.getPublic());
    }

    @Test
    void refusesToStartWithAKeyThatIsMissingWeakOrNoKey(@TempDir Path directory) throws IOException {
        var junk = Files.writeString(directory.resolve("junk.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n");
        var weak = TestTokens.writePem(TestTokens.rsaKeys(1024));

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> PublicKeys.read(directory.resolve("absent.pem").toString()))
                .withMessageContaining("cannot be read");
        assertThatIllegalStateException()
                .isThrownBy(() -> PublicKeys.read(weak.toString()))
                .withMessageContaining("1024 bits");
        assertThatIllegalStateException()
                .isThrownBy(() -> PublicKeys.read(junk.toString()))
                .withMessageContaining("something else");
    }
}
