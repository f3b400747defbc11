package dev.scrm.gateway.corps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.corps.CorpsSettings.AppSettings;
import dev.scrm.gateway.corps.CorpsSettings.CorpSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorpsSettingsTests {
    private static final String AES_KEY = "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C";

    @Test
    void findsAppsByTheirAddress() {
        var corps = new CorpTable(settings(app("1000002", "secret", AES_KEY)).toCorps());

        assertThat(corps.findApp("ww1", "1000002")).isPresent();
        assertThat(corps.findApp("ww1", "1000003")).isEmpty();
        assertThat(corps.findApp("ww2", "1000002")).isEmpty();
        assertThat(corps.find("ww1").orElseThrow().firstApp().agentId()).isEqualTo("1000002");
    }

    @Test
    void letsTheAppThatClaimsCustomersOrAnAccountActForThem() {
        var other = new AppSettings("1000003", "secret", "token", AES_KEY, Set.of("wk1"), true, Set.of());
        var corp = new CorpsSettings(
                        List.of(new CorpSettings("ww1", List.of(app("1000002", "secret", AES_KEY), other))))
                .toCorps()
                .getFirst();

        assertThat(corp.appForServiceAccount("wk1").agentId()).isEqualTo("1000003");
        assertThat(corp.appForServiceAccount("wk2").agentId()).isEqualTo("1000002");
        assertThat(corp.appForContacts().agentId()).isEqualTo("1000003");
    }

    @Test
    void refusesAKeyThatCannotBeOneWithoutRepeatingIt() {
        assertThatThrownBy(() -> settings(app("1000002", "secret", "topsecretbuttooshort"))
                        .toCorps())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("43 characters")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void refusesWhatIsMissingByItsName() {
        assertThatThrownBy(() -> settings(app("1000002", null, AES_KEY)).toCorps())
                .hasMessageContaining("gateway.corps[].apps[].secret");
        assertThatThrownBy(() -> settings(app("agent", "secret", AES_KEY)).toCorps())
                .hasMessageContaining("agent-id");
        assertThatThrownBy(() -> new CorpsSettings(List.of(new CorpSettings("ww1", List.of()))).toCorps())
                .hasMessageContaining("ww1");
    }

    @Test
    void neverShowsSecrets() {
        var settings = settings(app("1000002", "topsecret", AES_KEY));

        assertThat(settings.toString()).doesNotContain("topsecret", "token", AES_KEY);
        assertThat(settings.toCorps().toString()).doesNotContain("topsecret", "token", AES_KEY);
    }

    private static CorpsSettings settings(AppSettings app) {
        return new CorpsSettings(List.of(new CorpSettings("ww1", List.of(app))));
    }

    private static AppSettings app(String agentId, @Nullable String secret, String aesKey) {
        return new AppSettings(agentId, secret, "token", aesKey, Set.of(), false, Set.of());
    }
}
