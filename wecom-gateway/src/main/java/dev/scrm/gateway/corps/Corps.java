package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Optional;

/** The corps this deployment speaks for, as far as they and their apps are enabled. */
public interface Corps {
    /** Asked for every command. Answers from memory; for a corp that is not there it may look once more in the store. */
    Optional<Corp> find(String corpId);

    /** Whose callbacks come to an address. Asked for every callback, so it answers from memory whatever happens. */
    Optional<CallbackReceiver> findReceiver(String corpId, String address);

    /** Answers from memory as well. */
    default Optional<App> findApp(String corpId, String agentId) {
        return findReceiver(corpId, agentId)
                .flatMap(receiver -> receiver instanceof App app ? Optional.of(app) : Optional.empty());
    }

    /** Why a corp of ours is not served, or not in full, for now; from memory as well. */
    default Optional<Suspension> suspension(String corpId) {
        return Optional.empty();
    }

    /** The app that reads and changes a corp's customers; empty also while it may be one whose credentials cannot be opened. */
    default Optional<App> findAppForContacts(String corpId) {
        return find(corpId)
                .map(Corp::appForContacts)
                .filter(app -> app.forContacts() || suspension(corpId).isEmpty());
    }

    /** The ids of all that are in this replica's memory. */
    List<String> ids();

    /**
     * Whether who is not found at an address may be one of ours all the same: the store was never read, or the secrets
     * cannot be opened.
     */
    default boolean isUnsure(String corpId, String address) {
        return false;
    }
}
