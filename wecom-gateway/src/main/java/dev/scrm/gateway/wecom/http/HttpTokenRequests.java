package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.Transport;
import dev.scrm.gateway.wecom.WecomRequest;
import java.time.Clock;
import java.util.Map;

/** gettoken. */
final class HttpTokenRequests implements TokenRequests {
    private static final int WRONG_SECRET = 40001;

    private final Transport transport;
    private final Clock clock;

    HttpTokenRequests(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** With the current secret; as long as a former one is good, also with that: the console may still have it. */
    @Override
    public Result request(TokenOf wanted) {
        var app = wanted.app();
        var secrets = app.secretsAt(clock.instant()).iterator();
        var result = request(app, secrets.next());
        while (isWrongSecret(result) && secrets.hasNext()) {
            result = request(app, secrets.next());
        }
        return result;
    }

    private static boolean isWrongSecret(Result result) {
        return result instanceof NotGranted(Reply.Answer(int errorCode, var _)) && errorCode == WRONG_SECRET;
    }

    private Result request(App app, String secret) {
        var reply =
                transport.send(app, WecomRequest.get("gettoken", Map.of("corpid", app.corpId(), "corpsecret", secret)));
        return GrantedValue.read(reply, "access_token");
    }
}
