package dev.scrm.gateway.corps;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an administrator wants an app to be. Credentials that are not named stay as they are.
 *
 * @param overlap how long a credential that is replaced stays good; at most 7 days, none ends it at once
 */
public record AppWish(
        String name,
        boolean enabled,
        @Nullable String secret,
        @Nullable String callbackToken,
        @Nullable String callbackAesKey,
        Set<String> serviceAccounts,
        boolean forContacts,
        Set<String> trustedDomains,
        Map<String, String> cardAnswers,
        Duration overlap) {

    public AppWish {
        Wanted.name(name);
        if (secret != null) {
            Wanted.secret(secret);
        }
        if (callbackToken != null) {
            Wanted.callbackToken(callbackToken);
        }
        if (callbackAesKey != null) {
            Wanted.callbackAesKey(callbackAesKey);
        }
        serviceAccounts = Wanted.serviceAccounts(serviceAccounts);
        trustedDomains = Wanted.trustedDomains(trustedDomains);
        cardAnswers = Wanted.cardAnswers(cardAnswers);
        Wanted.overlap(overlap);
    }

    /** Whether it leaves all credentials as they are. */
    boolean namesNoCredential() {
        return secret == null && callbackToken == null && callbackAesKey == null;
    }

    /** The contact-sync helper acts for nobody. */
    void refuseWhatOnlyAppsHave() {
        var nothing = "nothing of " + App.CONTACT_SYNC;
        if (forContacts) {
            throw CorpRefused.invalid("forContacts", nothing);
        }
        if (!serviceAccounts.isEmpty()) {
            throw CorpRefused.invalid("kfAccounts", nothing);
        }
        if (!trustedDomains.isEmpty()) {
            throw CorpRefused.invalid("trustedDomains", nothing);
        }
        if (!cardAnswers.isEmpty()) {
            throw CorpRefused.invalid("cardAnswers", nothing);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AppWish[" + name + "]";
    }
}
