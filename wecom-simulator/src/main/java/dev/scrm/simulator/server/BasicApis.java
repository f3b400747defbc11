package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Tickets.Ticket;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tokens and addresses: what every client begins with. */
final class BasicApis {
    private final World world;

    BasicApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.get("gettoken", this::token).ofAnybody(),
                Api.get("getcallbackip", this::addresses).of(Api.Access.APPS_AND_CONTACT_SYNC),
                Api.get("get_api_domain_ip", this::addresses).of(Api.Access.APPS_AND_CONTACT_SYNC),
                Api.get("get_jsapi_ticket", _ -> describe(world.tickets.of("corp"))),
                Api.get("ticket/get", this::ticketOfApp));
    }

    private ObjectNode ticketOfApp(ApiCall call) {
        if (!call.parameter("type").equals("agent_config")) {
            throw new WecomError(91040, "invalid ticket type");
        }
        return describe(world.tickets.of("app-" + call.app().agentId()));
    }

    private ObjectNode describe(Ticket ticket) {
        long validity = ticket.expiresAt().getEpochSecond() - world.now().getEpochSecond();
        return Api.ok().put("ticket", ticket.ticket()).put("expires_in", validity);
    }

    private ObjectNode token(ApiCall call) {
        var token = world.tokens.issue(call.parameter("corpid", 41002), call.parameter("corpsecret", 41004));
        long validity = token.expiresAt().getEpochSecond() - world.now().getEpochSecond();
        return Api.ok().put("access_token", token.token()).put("expires_in", validity);
    }

    private ObjectNode addresses(ApiCall call) {
        var answer = Api.ok();
        answer.putArray("ip_list").add("127.0.0.1");
        return answer;
    }
}
