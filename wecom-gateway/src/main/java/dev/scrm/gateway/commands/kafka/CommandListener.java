package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import java.util.List;

/** Hears the commands of one lane. */
final class CommandListener implements EventBatchHandler {
    private final CommandFormat format;
    private final CarryOutCommands carryOut;
    private final CallLane callLane;

    CommandListener(CommandFormat format, CarryOutCommands carryOut, CallLane callLane) {
        this.format = format;
        this.carryOut = carryOut;
        this.callLane = callLane;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return format.lane(envelope) == callLane;
    }

    /** What cannot be read is reported after the others are done. */
    @Override
    public void handle(List<Lane> lanes) {
        var commands = ReadEvents.of(lanes, event -> format.read(event.envelope(), event.key()));
        carryOut.carryOut(callLane, commands.readable());
        commands.reportUnreadable();
    }
}
