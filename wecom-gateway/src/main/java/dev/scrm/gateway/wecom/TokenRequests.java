package dev.scrm.gateway.wecom;

import java.time.Duration;

/** Asks WeCom for a token or a ticket. */
public interface TokenRequests {
    /** What came of it. */
    sealed interface Result {}

    record Granted(String token, Duration validity) implements Result {}

    record NotGranted(Reply reply) implements Result {}

    Result request(TokenOf wanted);
}
