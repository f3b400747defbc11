package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.UnreadableEventsException;
import dev.scrm.platform.messaging.UnreadableEventsException.Unreadable;
import java.util.ArrayList;
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
        var unreadable = new ArrayList<Unreadable>();
        var commands = lanes.stream()
                .flatMap(lane -> readable(lane, unreadable).stream())
                .toList();
        carryOut.carryOut(callLane, commands);
        if (!unreadable.isEmpty()) {
            throw new UnreadableEventsException(unreadable);
        }
    }

    private List<Command> readable(Lane lane, List<Unreadable> unreadable) {
        var commands = new ArrayList<Command>();
        for (ReceivedEvent event : lane.events()) {
            try {
                commands.add(format.read(event.envelope(), event.key()));
            } catch (UnreadableEventException e) {
                unreadable.add(new Unreadable(event, e));
            }
        }
        return commands;
    }
}
