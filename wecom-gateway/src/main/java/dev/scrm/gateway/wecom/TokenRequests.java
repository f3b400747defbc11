package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.time.Duration;

/** Asks WeCom for a token. */
public interface TokenRequests {
    /** What came of it. */
    sealed interface Result {}

    record Granted(String token, Duration validity) implements Result {}

    record NotGranted(Reply reply) implements Result {}

    Result request(App app);
}
