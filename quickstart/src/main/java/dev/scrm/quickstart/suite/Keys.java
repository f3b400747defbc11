package dev.scrm.quickstart.suite;

import dev.scrm.platform.embedded.EmbeddedIssuer;
import dev.scrm.platform.embedded.PrivateFiles;
import dev.scrm.platform.events.Ids;
import dev.scrm.simulator.DemoCorp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The secrets of one suite, made the first time and kept: the issuer's key pair, the keys of message bodies and of what people are
 * known under, the one that seals the audit trail.
 */
final class Keys {
    private static final int KEY_BYTES = 48;
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);

    private final EmbeddedIssuer issuer;
    private final Path messageKeyset;
    private final Path auditSeal;
    private final Path identityKeyset;
    private final Path identityIds;
    private final Clock clock;

    private Keys(EmbeddedIssuer issuer, Path directory, Clock clock) {
        this.issuer = issuer;
        this.messageKeyset = directory.resolve("message-keyset.json");
        this.auditSeal = directory.resolve("audit-seal.key");
        this.identityKeyset = directory.resolve("identity-keyset.json");
        this.identityIds = directory.resolve("identity-ids.key");
        this.clock = clock;
    }

    static Keys in(Path directory, Clock clock) {
        try {
            Files.createDirectories(directory);
            var keys = new Keys(EmbeddedIssuer.in(directory), directory, clock);
            for (var keyset : List.of(keys.messageKeyset, keys.identityKeyset)) {
                if (!Files.exists(keyset)) {
                    PrivateFiles.write(keyset, newKeyset(new SecureRandom()));
                }
            }
            for (var key : List.of(keys.auditSeal, keys.identityIds)) {
                if (!Files.exists(key)) {
                    PrivateFiles.write(key, newKey(new SecureRandom()));
                }
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write keys to " + directory, e);
        }
    }

    Path publicKey() {
        return issuer.publicKey();
    }

    /** Names this suite among others: made with its keys, forgotten with them. */
    String suiteId() {
        try {
            return Ids.derived("suite", "", Files.readAllBytes(issuer.publicKey()))
                    .substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path messageKeyset() {
        return messageKeyset;
    }

    Path auditSeal() {
        return auditSeal;
    }

    Path identityKeyset() {
        return identityKeyset;
    }

    Path identityIds() {
        return identityIds;
    }

    /** May do everything in the demo corp, and sees the services from inside, because that corp runs them. */
    String adminToken() {
        var now = clock.instant();
        return issuer.sign(Map.of(
                "iss",
                "scrm-quickstart",
                "aud",
                "scrm",
                "sub",
                "quickstart-admin",
                "corp",
                DemoCorp.CORP_ID,
                "roles",
                List.of("admin"),
                "data_scope",
                "all",
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(TOKEN_LIFE).getEpochSecond()));
    }

    private static String newKey(SecureRandom random) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    /**
     * A Tink keyset of one AES-256-GCM key in clear, as Tink's own tools write it. The value is the protocol buffer
     * AesGcmKey: field 3 (tag 0x1a), 32 bytes; version 0 is left out.
     */
    private static String newKeyset(SecureRandom random) {
        var key = new byte[34];
        random.nextBytes(key);
        key[0] = 0x1a;
        key[1] = 32;
        return """
                {
                  "primaryKeyId": %1$d,
                  "key": [
                    {
                      "keyData": {
                        "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                        "value": "%2$s",
                        "keyMaterialType": "SYMMETRIC"
                      },
                      "status": "ENABLED",
                      "keyId": %1$d,
                      "outputPrefixType": "TINK"
                    }
                  ]
                }
                """.formatted(
                random.nextInt(1, Integer.MAX_VALUE), Base64.getEncoder().encodeToString(key));
    }
}
