package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app as its administrator set it up.
 *
 * @param name what people call it; may be empty
 * @param enabled while it is not, the app is as if it were not there
 */
public record AppRegistration(
        String agentId,
        String name,
        boolean enabled,
        Credentials credentials,
        Set<String> serviceAccounts,
        boolean forContacts,
        Set<String> trustedDomains,
        Map<String, String> cardAnswers) {

    public AppRegistration {
        requireNonNull(agentId, "agentId");
        requireNonNull(name, "name");
        requireNonNull(credentials, "credentials");
        serviceAccounts = Set.copyOf(serviceAccounts);
        trustedDomains = Set.copyOf(trustedDomains);
        cardAnswers = Map.copyOf(cardAnswers);
    }

    static AppRegistration of(App app) {
        return new AppRegistration(
                app.agentId(),
                "",
                true,
                new Credentials.Opened(app.secrets(), app.callbacks()),
                app.serviceAccounts(),
                app.forContacts(),
                app.trustedDomains(),
                app.cardAnswers());
    }

    /** A new app, or this kind of app with all its credentials set anew. */
    static AppRegistration of(String agentId, AppWish wish, Instant now) {
        var secret = wish.secret();
        var token = wish.callbackToken();
        var aesKey = wish.callbackAesKey();
        if (secret == null || token == null || aesKey == null) {
            throw CorpRefused.credentialMissing(
                    secret == null ? "secret" : token == null ? "callbackToken" : "callbackAesKey");
        }
        var credentials =
                new Credentials.Opened(Rotating.of(secret, now), Rotating.of(new CallbackPair(token, aesKey), now));
        return of(agentId, wish, credentials);
    }

    public boolean isContactSync() {
        return agentId.equals(App.CONTACT_SYNC);
    }

    private static AppRegistration of(String agentId, AppWish wish, Credentials credentials) {
        return new AppRegistration(
                agentId,
                wish.name(),
                wish.enabled(),
                credentials,
                wish.serviceAccounts(),
                wish.forContacts(),
                wish.trustedDomains(),
                wish.cardAnswers());
    }

    /** The app as it is wished now; a credential that is not named stays, another one replaces it with an overlap. */
    AppRegistration with(AppWish wish, Instant now) {
        return switch (credentials) {
            case Credentials.Unreadable _ ->
                wish.namesNoCredential() ? of(agentId, wish, credentials) : of(agentId, wish, now);
            case Credentials.Opened(var secret, var callback) ->
                of(
                        agentId,
                        wish,
                        new Credentials.Opened(
                                secret.rotated(orElse(wish.secret(), secret.current()), now, wish.overlap()),
                                callback.rotated(pair(callback.current(), wish), now, wish.overlap())));
        };
    }

    private static CallbackPair pair(CallbackPair current, AppWish wish) {
        return new CallbackPair(
                orElse(wish.callbackToken(), current.token()), orElse(wish.callbackAesKey(), current.aesKey()));
    }

    /** The app without the former ones of a kind of credential. */
    AppRegistration retired(CredentialKind kind) {
        return switch (credentials) {
            case Credentials.Unreadable _ -> this;
            case Credentials.Opened(var secret, var callback) ->
                with(
                        kind == CredentialKind.SECRET
                                ? new Credentials.Opened(secret.retired(), callback)
                                : new Credentials.Opened(secret, callback.retired()));
        };
    }

    private AppRegistration with(Credentials others) {
        return new AppRegistration(
                agentId, name, enabled, others, serviceAccounts, forContacts, trustedDomains, cardAnswers);
    }

    /** The app as it is used; none while it is disabled or its credentials cannot be read. */
    Optional<App> serving(String corpId) {
        return enabled && credentials instanceof Credentials.Opened(var secret, var callback)
                ? Optional.of(new App(
                        corpId, agentId, secret, callback, serviceAccounts, forContacts, trustedDomains, cardAnswers))
                : Optional.empty();
    }

    /** The names of the fields in which the other differs, as the API calls them. */
    List<String> differences(AppRegistration other) {
        var fields = new ArrayList<String>();
        add(fields, "name", name.equals(other.name));
        add(fields, "enabled", enabled == other.enabled);
        add(fields, "kfAccounts", serviceAccounts.equals(other.serviceAccounts));
        add(fields, "forContacts", forContacts == other.forContacts);
        add(fields, "trustedDomains", trustedDomains.equals(other.trustedDomains));
        add(fields, "cardAnswers", cardAnswers.equals(other.cardAnswers));
        if (credentials instanceof Credentials.Opened(var secret, var callback)
                && other.credentials instanceof Credentials.Opened(var otherSecret, var otherCallback)) {
            add(fields, "secret", secret.current().equals(otherSecret.current()));
            var pair = callback.current();
            var otherPair = otherCallback.current();
            add(fields, "callbackToken", pair.token().equals(otherPair.token()));
            add(fields, "callbackAesKey", pair.aesKey().equals(otherPair.aesKey()));
        } else if (!credentials.equals(other.credentials)) {
            fields.addAll(List.of("secret", "callbackToken", "callbackAesKey"));
        }
        return fields;
    }

    private static void add(List<String> fields, String name, boolean isSame) {
        if (!isSame) {
            fields.add(name);
        }
    }

    private static String orElse(@Nullable String wished, String current) {
        return wished == null ? current : wished;
    }
}
