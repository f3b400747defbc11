package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.TokenKind;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.WecomRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** get_jsapi_ticket and ticket/get, which need the app's access token as every call does. */
final class HttpTicketRequests implements TokenRequests {
    /** No attempt begins after it: a page waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CallWecom callWecom;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    /** What is read of the answer. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record GetTicket(@Nullable String ticket, long expiresIn) {}

    HttpTicketRequests(CallWecom callWecom, Clock clock) {
        this.callWecom = callWecom;
        this.clock = clock;
    }

    @Override
    public Result request(TokenOf wanted) {
        var request = wanted.kind() == TokenKind.AGENT_TICKET
                ? WecomRequest.get("ticket/get", Map.of("type", "agent_config"))
                : WecomRequest.get("get_jsapi_ticket", Map.of());
        var reply = callWecom
                .call(wanted.app(), request, Terms.within(PATIENCE, CallLane.INTERACTIVE, clock.instant()))
                .reply();
        if (!(reply instanceof Reply.Answer(int errorCode, var body)) || errorCode != 0) {
            return new NotGranted(reply);
        }
        var answer = json.readValue(body, GetTicket.class);
        return answer.ticket() == null || answer.ticket().isEmpty() || answer.expiresIn() <= 0
                ? new NotGranted(new Reply.NoAnswer(Reply.Cause.BROKEN))
                : new Granted(answer.ticket(), Duration.ofSeconds(answer.expiresIn()));
    }
}
