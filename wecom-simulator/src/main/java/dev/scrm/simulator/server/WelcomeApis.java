package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: welcome messages. */
final class WelcomeApis {
    private final World world;
    private final Attachments attachments;

    WelcomeApis(World world) {
        this.world = world;
        attachments = new Attachments(world);
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/send_welcome_msg", this::welcome).ofCustomerContact());
    }

    private ObjectNode welcome(ApiCall call) {
        var code = call.text("welcome_code", 41049);
        attachments.checkMessage(call.fields());
        world.welcomes.deliver(code, call.app().agentId());
        return Api.ok();
    }
}
