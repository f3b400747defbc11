package dev.scrm.contact.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that would keep phone numbers in clear, or under ids that anybody finds, does not start. */
class SealingSettingsTests {
    private static final KeptIdKey ANY = _ -> {};

    @TempDir
    Path directory;

    @Test
    void wantsBoth() {
        var settings = new SealingSettings(null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(settings::requireKeyset)
                .withMessageContaining("CONTACT_IDENTITIES_KEYSET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.readIdKey(ANY))
                .withMessageContaining("CONTACT_IDENTITIES_IDKEY");
    }

    @Test
    void wantsAKeyThatIsLongEnoughAndShowsNoneOfIt() throws IOException {
        var file = Files.writeString(directory.resolve("ids.key"), "much-too-short");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealingSettings(null, file).readIdKey(ANY))
                .withMessageContaining("32")
                .withMessageNotContaining("much-too-short");
    }

    @Test
    void wantsAKeyThatIsThere() {
        assertThatThrownBy(() -> new SealingSettings(null, directory.resolve("gone")).readIdKey(ANY))
                .hasMessageContaining("contact.identities.id-key");
    }

    @Test
    void readsTheSameKeyOnceMore() throws IOException {
        var file = Files.writeString(directory.resolve("ids.key"), "a key of at least 32 bytes, is it");

        assertThat(new SealingSettings(null, file).readIdKey(ANY).derived("x", "corp"))
                .isEqualTo(new SealingSettings(null, file).readIdKey(ANY).derived("x", "corp"));
    }

    @Test
    void aLastLineBreakIsNoPartOfTheKey() throws IOException {
        var file = Files.writeString(directory.resolve("ids.key"), "a key of at least 32 bytes, is it");
        var other = Files.writeString(directory.resolve("other.key"), "a key of at least 32 bytes, is it\r\n");

        assertThat(new SealingSettings(null, other).readIdKey(ANY).derived("x", "corp"))
                .isEqualTo(new SealingSettings(null, file).readIdKey(ANY).derived("x", "corp"));
    }
}
