package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.TokenKind;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.WecomRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** get_jsapi_ticket and ticket/get, which need the app's access token as every call does. */
final class HttpTicketRequests implements TokenRequests {
    /** No attempt begins after it: a page waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CallWecom callWecom;
    private final Clock clock;

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
        return GrantedValue.read(reply, "ticket");
    }
}
