package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.Transport;
import dev.scrm.gateway.wecom.WecomRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** gettoken. */
final class HttpTokenRequests implements TokenRequests {
    private final Transport transport;
    private final JsonMapper json = JsonMapper.shared();

    /** What is read of the answer. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record GetToken(@Nullable String accessToken, long expiresIn) {}

    HttpTokenRequests(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Result request(App app) {
        var reply = transport.send(
                app, WecomRequest.get("gettoken", Map.of("corpid", app.corpId(), "corpsecret", app.secret())));
        if (!(reply instanceof Reply.Answer(int errorCode, var body)) || errorCode != 0) {
            return new NotGranted(reply);
        }
        var answer = json.readValue(body, GetToken.class);
        return answer.accessToken() == null || answer.accessToken().isEmpty() || answer.expiresIn() <= 0
                ? new NotGranted(new Reply.NoAnswer(Reply.Cause.BROKEN))
                : new Granted(answer.accessToken(), Duration.ofSeconds(answer.expiresIn()));
    }
}
