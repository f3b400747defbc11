package dev.scrm.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TestTokensTests {
    @Test
    void signsWithTheKeyWhoseFileItNames() throws Exception {
        var parts = TestTokens.admin().split("\\.");
        var der = Files.readString(TestTokens.publicKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(der)));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);

        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void carriesTheClaimsThatTheServicesRead() {
        var payload = TestTokens.token("corp-1", "lin.\"wei\"", "own", "agent", "manager")
                .split("\\.")[1];

        var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));

        assertThat(claims.get("corp").asString()).isEqualTo("corp-1");
        assertThat(claims.get("user").asString()).isEqualTo("lin.\"wei\"");
        assertThat(claims.get("data_scope").asString()).isEqualTo("own");
        assertThat(claims.get("roles").valueStream().map(role -> role.asString()))
                .containsExactly("agent", "manager");
        assertThat(claims.get("exp").asLong()).isGreaterThan(claims.get("iat").asLong());
    }
}
