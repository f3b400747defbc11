package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;

/** HTTP to WeCom. */
public interface Transport {
    /** Sends once and waits for a bounded time; the token goes into the address, where WeCom wants it. */
    Reply send(App app, WecomRequest request);
}
