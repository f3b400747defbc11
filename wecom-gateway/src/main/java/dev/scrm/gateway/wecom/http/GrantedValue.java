package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.TokenRequests.Granted;
import dev.scrm.gateway.wecom.TokenRequests.NotGranted;
import dev.scrm.gateway.wecom.TokenRequests.Result;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** What WeCom answers who asks for a token or a ticket: the value, each under a name of its own, and how long it is good. */
final class GrantedValue {
    private GrantedValue() {}

    static Result read(Reply reply, String name) {
        if (!(reply instanceof Reply.Answer(int errorCode, var body)) || errorCode != 0) {
            return new NotGranted(reply);
        }
        var answer = JsonMapper.shared().readTree(body);
        var value = answer.path(name).asString("");
        long seconds = answer.path("expires_in").asLong(0);
        return value.isEmpty() || seconds <= 0
                ? new NotGranted(new Reply.NoAnswer(Reply.Cause.BROKEN))
                : new Granted(value, Duration.ofSeconds(seconds));
    }
}
