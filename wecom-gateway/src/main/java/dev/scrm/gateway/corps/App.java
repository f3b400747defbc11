package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One app of a corp: it has a token of its own at WeCom and a callback address of its own here.
 *
 * @param agentId a number, kept as it is written in addresses, or {@link #CONTACT_SYNC}
 * @param secrets what its access tokens are got with
 * @param callbacks what its callbacks are signed and encrypted with
 * @param serviceAccounts the customer-service accounts (open_kfid) it may act for
 * @param forContacts whether it reads and tags customers; WeCom lets only apps do so that its console names
 * @param trustedDomains hosts, with a port where it is not the usual one, whose pages may use WeCom's JS-SDK as this app
 * @param cardAnswers what a button of its cards says once it was clicked, by the button's key
 */
public record App(
        String corpId,
        String agentId,
        Rotating<String> secrets,
        Rotating<CallbackPair> callbacks,
        Set<String> serviceAccounts,
        boolean forContacts,
        Set<String> trustedDomains,
        Map<String, String> cardAnswers)
        implements CallbackReceiver {
    /**
     * In place of a number: the contact-sync helper (通讯录同步助手). It has a secret and callbacks as apps have, alone may
     * list all members, and may do hardly anything else.
     */
    public static final String CONTACT_SYNC = "contact-sync";

    public App {
        requireNonNull(corpId, "corpId");
        requireNonNull(agentId, "agentId");
        requireNonNull(secrets, "secrets");
        requireNonNull(callbacks, "callbacks");
        serviceAccounts = Set.copyOf(serviceAccounts);
        trustedDomains = Set.copyOf(trustedDomains);
        cardAnswers = Map.copyOf(cardAnswers);
    }

    /** An app whose credentials never changed, without trusted domains and prepared answers. */
    public App(
            String corpId,
            String agentId,
            String secret,
            String callbackToken,
            String callbackAesKey,
            Set<String> serviceAccounts,
            boolean forContacts) {
        this(
                corpId,
                agentId,
                Rotating.of(secret, Instant.EPOCH),
                Rotating.of(new CallbackPair(callbackToken, callbackAesKey), Instant.EPOCH),
                serviceAccounts,
                forContacts,
                Set.of(),
                Map.of());
    }

    /** {@code corp:agent}, under which tokens are kept. */
    @Override
    public String key() {
        return corpId + ":" + agentId;
    }

    @Override
    public String address() {
        return agentId;
    }

    @Override
    public String receiveId() {
        return corpId;
    }

    public boolean isContactSync() {
        return agentId.equals(CONTACT_SYNC);
    }

    /** The current secret. */
    public String secret() {
        return secrets.current();
    }

    /** The current secret, then those that WeCom's console may still have. */
    public List<String> secretsAt(Instant now) {
        return Stream.concat(Stream.of(secrets.current()), secrets.formerAt(now).stream())
                .toList();
    }

    /** The same app when only the current secret counts. */
    public App withCurrentSecretOnly() {
        return new App(
                corpId,
                agentId,
                secrets.retired(),
                callbacks,
                serviceAccounts,
                forContacts,
                trustedDomains,
                cardAnswers);
    }

    /** The current token. */
    public String callbackToken() {
        return callbacks.current().token();
    }

    /** The current key. */
    public String callbackAesKey() {
        return callbacks.current().aesKey();
    }

    /** Without the secrets: this ends in logs and errors. */
    @Override
    public String toString() {
        return "App[" + key() + "]";
    }
}
