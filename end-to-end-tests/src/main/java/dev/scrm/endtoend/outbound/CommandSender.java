package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.EventSender;
import dev.scrm.endtoend.EventSender.Sent;
import java.time.Clock;
import java.util.List;

/** Puts commands on the public topic, as any integrator may. */
final class CommandSender implements AutoCloseable {
    private static final String TOPIC = "scrm.wecom.commands.v1";

    private final EventSender sender;
    private final Clock clock;

    CommandSender(String bootstrapServers, String corpId, Clock clock) {
        this.sender = new EventSender(bootstrapServers, corpId, "/outbound-bench");
        this.clock = clock;
    }

    /** Sends them in their order; returns when all are acknowledged. */
    void send(List<GatewayCommand> commands) {
        sender.send(commands.stream().map(this::sent).toList());
    }

    private Sent sent(GatewayCommand command) {
        return new Sent(
                TOPIC,
                command.key(),
                "scrm.wecom." + command.name() + ".v1",
                command.id(),
                clock.instant(),
                command.data());
    }

    @Override
    public void close() {
        sender.close();
    }
}
