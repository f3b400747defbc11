package dev.scrm.contact.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdKeyTests {
    private static final String CORP = "ww5c3a0demo0000001";

    private final IdKey key = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8));

    @Test
    void givesTheSameIdForTheSame() {
        var again = IdKey.of("a key of at least 32 bytes, is it".getBytes(UTF_8));

        assertThat(key.derived("identity", CORP, "phone", "", "+8613800000001"))
                .isEqualTo(again.derived("identity", CORP, "phone", "", "+8613800000001"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void givesAnotherForAnythingElse() {
        var another = IdKey.of("another key of at least 32 bytes!".getBytes(UTF_8));

        assertThat(List.of(
                        key.derived("identity", CORP, "phone", "", "+8613800000001"),
                        another.derived("identity", CORP, "phone", "", "+8613800000001"),
                        key.derived("identity", "ww5c3a0demo0000002", "phone", "", "+8613800000001"),
                        key.derived("contact-by-identity", CORP, "phone", "", "+8613800000001"),
                        key.derived("identity", CORP, "phone", "", "+8613800000002"),
                        key.derived("identity", CORP, "phone", "+8613800000001", ""),
                        key.derived("identity", CORP, "phone", "+8613800000001")))
                .doesNotHaveDuplicates();
    }
}
