package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tokens and addresses: what every client begins with. */
final class BasicApis {
    /** The one API that needs no token. */
    static final String TOKEN = "gettoken";

    private final World world;

    BasicApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(Api.get(TOKEN, this::token), Api.get("getcallbackip", this::callbackIps));
    }

    private ObjectNode token(ApiCall call) {
        var token = world.tokens.issue(call.parameter("corpid", 41002), call.parameter("corpsecret", 41004));
        long validity = token.expiresAt().getEpochSecond() - world.now().getEpochSecond();
        return Api.ok().put("access_token", token.token()).put("expires_in", validity);
    }

    private ObjectNode callbackIps(ApiCall call) {
        var answer = Api.ok();
        answer.putArray("ip_list").add("127.0.0.1");
        return answer;
    }
}
