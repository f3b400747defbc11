package dev.scrm.quickstart.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.scrm.platform.test.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KeysTests {
    private final MutableClock clock = MutableClock.at("2026-11-21T08:30:00Z");

    @TempDir
    static Path directory;

    @Test
    void makesAKeysetThatTinkReads() throws Exception {
        AeadConfig.register();
        var keyset = Files.readString(Keys.in(directory, clock).messageKeyset());

        var aead = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);

        var sealed = aead.encrypt("面膜过敏了".getBytes(UTF_8), "event".getBytes(UTF_8));
        assertThat(aead.decrypt(sealed, "event".getBytes(UTF_8))).isEqualTo("面膜过敏了".getBytes(UTF_8));
    }

    @Test
    void keepsItsKeys() throws Exception {
        var before = Files.readString(Keys.in(directory, clock).messageKeyset());
        var key = Files.readString(Keys.in(directory, clock).publicKey());
        var ids = Files.readString(Keys.in(directory, clock).identityIds());

        var again = Keys.in(directory, clock);

        assertThat(again.messageKeyset()).hasContent(before.strip());
        assertThat(again.publicKey()).hasContent(key.strip());
        assertThat(again.identityIds()).hasContent(ids.strip());
    }

    /** Whoever gets hold of one of them has no use of it for the others. */
    @Test
    void makesAKeyOfItsOwnForEachPurpose() throws Exception {
        var keys = Keys.in(directory, clock);

        assertThat(Files.readString(keys.identityKeyset())).isNotEqualTo(Files.readString(keys.messageKeyset()));
        assertThat(Files.readString(keys.identityIds()))
                .isNotEqualTo(Files.readString(keys.auditSeal()))
                .hasSizeGreaterThan(32);
    }

    @Test
    void letsNobodyElseReadThem() throws Exception {
        Keys.in(directory, clock);

        for (var secret : new String[] {
            "message-keyset.json", "identity-keyset.json", "audit-seal.key", "identity-ids.key", "jwt-private.pem"
        }) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(secret)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void givesAnAdminOfTheDemoCorpATokenForThirtyDays() {
        var payload = Keys.in(directory, clock).adminToken().split("\\.")[1];

        var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));

        assertThat(claims.get("iss").asString()).isEqualTo("scrm-quickstart");
        assertThat(claims.get("aud").asString()).isEqualTo("scrm");
        assertThat(claims.get("corp").asString()).isEqualTo("ww5c3a0demo0000001");
        assertThat(claims.get("roles").get(0).asString()).isEqualTo("admin");
        assertThat(claims.get("data_scope").asString()).isEqualTo("all");
        assertThat(claims.get("exp").asLong() - clock.instant().getEpochSecond())
                .isEqualTo(30L * 24 * 3600);
    }
}
