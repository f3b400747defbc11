package dev.scrm.gateway.corps;

import dev.scrm.platform.wecom.CallbackKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The corps as the settings name them, {@code gateway.corps[n].…}. Whatever cannot work is refused at start-up, by the
 * setting's name and without its value.
 */
@ConfigurationProperties("gateway")
public record CorpsSettings(@DefaultValue List<CorpSettings> corps) {
    /** As WeCom's console gives them out: letters, digits, hyphen and underscore. */
    private static final Pattern CORP_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** A positive number. */
    private static final Pattern AGENT_ID = Pattern.compile("[1-9][0-9]{0,9}");

    /** Letters and digits, at most 32, as WeCom's console demands. */
    private static final Pattern CALLBACK_TOKEN = Pattern.compile("[0-9A-Za-z]{1,32}");

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
            @DefaultValue("false") boolean forContacts) {
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
        var corpId = matching(CORP_ID, "gateway.corps[].corp-id", settings.corpId());
        return new Corp(
                corpId, settings.apps().stream().map(app -> app(corpId, app)).toList());
    }

    private static App app(String corpId, AppSettings settings) {
        return new App(
                corpId,
                matching(AGENT_ID, "gateway.corps[].apps[].agent-id", settings.agentId()),
                present("gateway.corps[].apps[].secret", settings.secret()),
                matching(CALLBACK_TOKEN, "gateway.corps[].apps[].callback-token", settings.callbackToken()),
                aesKey(settings.callbackAesKey()),
                settings.kfAccounts(),
                settings.forContacts());
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
