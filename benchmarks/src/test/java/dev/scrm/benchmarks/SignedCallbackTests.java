package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.scrm.benchmarks.SignedCallback.Address;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.WecomCallback;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedCallbackTests {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final Address ADDRESS = new Address(
            "ww5c3a0demo0000001", 1000002, "token", CallbackKey.parse("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws"));

    @Test
    void isWhatTheProtocolTakes() {
        var callback = SignedCallback.of(ADDRESS, 7, NOW, new Random(1));

        var plaintext = WecomCallback.verifyAndDecrypt(
                ADDRESS.token(),
                ADDRESS.key(),
                ADDRESS.corpId(),
                callback.signature(),
                callback.timestamp(),
                callback.nonce(),
                callback.body());

        assertThat(new String(plaintext, UTF_8))
                .contains(
                        "<ChangeType><![CDATA[add_external_contact]]></ChangeType>",
                        "<CreateTime>1795249800</CreateTime>");
    }

    @Test
    void neverComesTwice() {
        var stock = new CallbackStock(ADDRESS, "host", "/path", Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
        var seen = new HashSet<String>();

        for (var request : stock.make(500)) {
            assertThat(seen.add(new String(request, UTF_8))).isTrue();
        }
        for (var request : stock.make(500)) {
            assertThat(seen.add(new String(request, UTF_8))).isTrue();
        }
    }

    @Test
    void isOpenedByOursAndByThePeer() {
        var crypto = new CallbackCrypto(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatCode(() -> {
                    crypto.open(3);
                    crypto.peerOpens(3);
                })
                .doesNotThrowAnyException();
        assertThat(crypto.seen()).isPositive();
    }

    @Test
    void hasHostileOnesOfTheSizeTheyAreRefusedAt() {
        assertThat(HostileBodies.all()).allSatisfy((_, body) -> assertThat(body).hasSizeBetween(60 << 10, 64 << 10));
    }
}
