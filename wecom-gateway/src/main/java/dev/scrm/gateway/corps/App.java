package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * One app of a corp: it has a token of its own at WeCom and a callback address of its own here.
 *
 * @param agentId a number, kept as it is written in addresses
 * @param secret what its access tokens are got with
 * @param callbackToken what its callbacks are signed with
 * @param callbackAesKey what its callbacks are encrypted with: 43 letters and digits
 * @param serviceAccounts the customer-service accounts (open_kfid) it may act for
 * @param forContacts whether it reads and tags customers; WeCom lets only apps do so that its console names
 */
public record App(
        String corpId,
        String agentId,
        String secret,
        String callbackToken,
        String callbackAesKey,
        Set<String> serviceAccounts,
        boolean forContacts) {

    public App {
        requireNonNull(corpId, "corpId");
        requireNonNull(agentId, "agentId");
        requireNonNull(secret, "secret");
        requireNonNull(callbackToken, "callbackToken");
        requireNonNull(callbackAesKey, "callbackAesKey");
        serviceAccounts = Set.copyOf(serviceAccounts);
    }

    /** {@code corp:agent}, under which tokens are kept. */
    public String key() {
        return corpId + ":" + agentId;
    }

    /** Without the secrets: this ends in logs and errors. */
    @Override
    public String toString() {
        return "App[" + key() + "]";
    }
}
