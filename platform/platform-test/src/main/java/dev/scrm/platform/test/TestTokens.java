package dev.scrm.platform.test;

import dev.scrm.platform.embedded.EmbeddedIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JWTs as an issuer would give them, signed with a key of this JVM. */
public final class TestTokens {
    /** The demo corp, which the golden samples belong to as well. */
    public static final String CORP = "ww5c3a0demo0000001";

    private TestTokens() {}

    private static final class Issuer {
        static final EmbeddedIssuer ISSUER = create();

        private static EmbeddedIssuer create() {
            try {
                var directory = Files.createTempDirectory("scrm-test-keys");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryFiles.delete(directory)));
                return EmbeddedIssuer.in(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The value for {@code scrm.jwt.public-key}: the path of a PEM file. */
    public static Path publicKey() {
        return Issuer.ISSUER.publicKey();
    }

    /** May do everything in the demo corp. */
    public static String admin() {
        return token(CORP, "admin", "all", "admin");
    }

    /** A person of the corp: WeCom userid, data scope own, department or all, and roles. */
    public static String token(String corp, String user, String dataScope, String... roles) {
        return token(Map.of("corp", corp, "sub", user, "user", user, "data_scope", dataScope, "roles", List.of(roles)));
    }

    /** Valid for an hour from now, with these claims over the usual ones; a test of bad tokens sets what is wrong. */
    public static String token(Map<String, ?> claims) {
        var now = Instant.now().getEpochSecond();
        var all = new HashMap<String, Object>(
                Map.of("iss", "scrm-quickstart", "aud", "scrm", "iat", now, "exp", now + 3600));
        all.putAll(claims);
        return Issuer.ISSUER.sign(all);
    }
}
