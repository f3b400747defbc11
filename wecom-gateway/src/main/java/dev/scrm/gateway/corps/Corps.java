package dev.scrm.gateway.corps;

import java.util.Optional;

/** The corps this deployment speaks for. Asked for every callback, so it answers from memory. */
public interface Corps {
    Optional<Corp> find(String corpId);

    Optional<App> findApp(String corpId, String agentId);
}
