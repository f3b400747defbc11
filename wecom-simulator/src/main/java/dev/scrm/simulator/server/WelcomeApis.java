package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: welcome messages. */
final class WelcomeApis {
    private static final List<String> ATTACHMENTS = List.of("image", "link", "miniprogram", "video", "file");

    private final World world;

    WelcomeApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/send_welcome_msg", this::welcome).ofCustomerContact());
    }

    private ObjectNode welcome(ApiCall call) {
        var code = call.text("welcome_code", 41049);
        var text = call.body().path("text").path("content").asString("");
        var attachments = call.body().path("attachments");
        if (text.isEmpty() && attachments.isEmpty()) {
            throw ApiCall.invalid("text and attachments are both empty");
        }
        ApiCall.checkBytes(text, 4000, 45002);
        if (attachments.size() > 9) {
            throw new WecomError(41064, "too many attachments");
        }
        for (var attachment : attachments) {
            var type = attachment.path("msgtype").asString("");
            if (!ATTACHMENTS.contains(type) || !attachment.path(type).isObject()) {
                throw new WecomError(41065, "invalid attachment msgtype");
            }
        }
        world.welcomes.deliver(code, call.app().agentId());
        return Api.ok();
    }
}
