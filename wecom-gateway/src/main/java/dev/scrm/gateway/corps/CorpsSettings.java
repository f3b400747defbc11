package dev.scrm.gateway.corps;

import dev.scrm.platform.wecom.CallbackKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The corps as the settings name them, {@code gateway.corps[n].…}. Whatever cannot work is refused at start-up, by the
 * setting's name and without its value.
 */
@ConfigurationProperties("gateway")
public record CorpsSettings(@DefaultValue List<CorpSettings> corps) {
    /** One corp. */
    public record CorpSettings(
            @Nullable String corpId, @DefaultValue List<AppSettings> apps) {}

    /** One app of a corp. */
    public record AppSettings(
            @Nullable String agentId,
            @Nullable String secret,
            @Nullable String callbackToken,
            @Nullable String callbackAesKey,
            @DefaultValue Set<String> kfAccounts,
            @DefaultValue("false") boolean forContacts,
            @DefaultValue Set<String> trustedDomains) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "AppSettings[" + agentId + "]";
        }
    }

    List<Corp> toCorps() {
        return corps.stream().map(CorpsSettings::corp).toList();
    }

    private static Corp corp(CorpSettings settings) {
        var corpId = matching(Wanted.CORP_ID, "gateway.corps[].corp-id", settings.corpId());
        return Corp.of(
                corpId, settings.apps().stream().map(app -> app(corpId, app)).toList(), Map.of(), List.of());
    }

    private static App app(String corpId, AppSettings settings) {
        return new App(
                corpId,
                matching(Wanted.AGENT_ID, "gateway.corps[].apps[].agent-id", settings.agentId()),
                Rotating.of(present("gateway.corps[].apps[].secret", settings.secret()), Instant.EPOCH),
                Rotating.of(
                        new CallbackPair(
                                matching(
                                        Wanted.CALLBACK_TOKEN,
                                        "gateway.corps[].apps[].callback-token",
                                        settings.callbackToken()),
                                aesKey(settings.callbackAesKey())),
                        Instant.EPOCH),
                settings.kfAccounts(),
                settings.forContacts(),
                settings.trustedDomains().stream()
                        .map(domain -> matching(Wanted.DOMAIN, "gateway.corps[].apps[].trusted-domains", domain))
                        .collect(Collectors.toSet()),
                Map.of());
    }

    private static String aesKey(@Nullable String value) {
        var present = present("gateway.corps[].apps[].callback-aes-key", value);
        CallbackKey.parse(present); // refuses what would fail with the first callback
        return present;
    }

    private static String matching(Pattern pattern, String name, @Nullable String value) {
        var present = present(name, value);
        if (!pattern.matcher(present).matches()) {
            throw new IllegalArgumentException(
                    "Expected %s to match %s, but it does not".formatted(name, pattern.pattern()));
        }
        return present;
    }

    private static String present(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Expected %s to be set, but it is not".formatted(name));
        }
        return value;
    }
}
