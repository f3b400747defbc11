package dev.scrm.simulator.callback;

import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.simulator.world.Delivery;
import dev.scrm.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Changes cards as passive replies to clicks on them want it. */
final class CardUpdates {
    private final World world;

    CardUpdates(World world) {
        this.world = world;
    }

    /** Only clicks on cards are answered this way; the card changes for whoever clicked. */
    void apply(Delivery delivery, PassiveReply reply) {
        if (!delivery.event().equals("template_card_event")) {
            return;
        }
        reply.buttonName().ifPresent(name -> {
            var click = FlatXmlReader.read(delivery.plaintext().getBytes(StandardCharsets.UTF_8));
            var task = click.text("TaskId").orElse("");
            var staff = click.text("FromUserName").orElse("");
            world.locked(() -> {
                world.appMessages
                        .messageOfTask(delivery.agentId(), task)
                        .ifPresent(messageId -> world.appMessages.update(messageId, List.of(staff), name));
                return name;
            });
        });
    }
}
