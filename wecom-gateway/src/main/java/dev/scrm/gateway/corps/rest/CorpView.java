package dev.scrm.gateway.corps.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.corps.AppRegistration;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Credentials;
import dev.scrm.gateway.corps.Rotating;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A corp as its admin sees it, with nothing of its secrets but when they were set.
 *
 * @param source {@code settings} or {@code store}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorpView(
        String corpId,
        String name,
        boolean enabled,
        String source,
        long version,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        List<AppView> apps) {

    static CorpView of(CorpRegistration corp, Instant now) {
        boolean kept = corp.version() > 0;
        return new CorpView(
                corp.corpId(),
                corp.name(),
                corp.enabled(),
                kept ? "store" : "settings",
                corp.version(),
                kept ? corp.createdAt() : null,
                kept ? corp.changedAt() : null,
                corp.apps().stream()
                        .map(app -> AppView.of(corp.corpId(), app, now))
                        .toList());
    }

    /**
     * An app.
     *
     * @param state {@code ok}, or {@code unreadable-secret} when the key its credentials were sealed with is gone
     * @param callbackPath what WeCom's console gets as URL, behind this service's public address
     * @param secret absent when it cannot be read
     * @param callback token and AES key; absent when they cannot be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppView(
            String agentId,
            String name,
            boolean enabled,
            String state,
            String callbackPath,
            @Nullable CredentialView secret,
            @Nullable CredentialView callback,
            List<String> kfAccounts,
            boolean forContacts,
            List<String> trustedDomains,
            Map<String, String> cardAnswers) {

        static AppView of(String corpId, AppRegistration app, Instant now) {
            var readable = app.credentials() instanceof Credentials.Opened both ? both : null;
            return new AppView(
                    app.agentId(),
                    app.name(),
                    app.enabled(),
                    readable == null ? "unreadable-secret" : "ok",
                    "/wecom/callback/" + corpId + "/" + app.agentId(),
                    readable == null ? null : CredentialView.of(readable.secret(), now),
                    readable == null ? null : CredentialView.of(readable.callback(), now),
                    app.serviceAccounts().stream().sorted().toList(),
                    app.forContacts(),
                    app.trustedDomains().stream().sorted().toList(),
                    new TreeMap<>(app.cardAnswers()));
        }
    }

    /**
     * When a credential was set.
     *
     * @param setAt absent for one of the settings
     * @param formerUntil until when each former one is still good, the latest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CredentialView(@Nullable Instant setAt, List<Instant> formerUntil) {
        static <T> CredentialView of(Rotating<T> credential, Instant now) {
            return new CredentialView(
                    credential.since().equals(Instant.EPOCH) ? null : credential.since(),
                    credential.stillGood(now).stream()
                            .map(Rotating.Former::until)
                            .toList());
        }
    }
}
