package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
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

    /** What cannot be read is reported after the others are done: the batch then comes again, event by event. */
    @Override
    public void handle(List<Lane> lanes) {
        var unreadable = new ArrayList<UnreadableEventException>();
        var commands = lanes.stream()
                .flatMap(lane -> readable(lane, unreadable).stream())
                .toList();
        carryOut.carryOut(callLane, commands);
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
    }

    private List<Command> readable(Lane lane, List<UnreadableEventException> unreadable) {
        var commands = new ArrayList<Command>();
        for (ReceivedEvent event : lane.events()) {
            if (format.lane(event.envelope()) == callLane) {
                try {
                    commands.add(format.read(event.envelope(), event.key()));
                } catch (UnreadableEventException e) {
                    unreadable.add(e);
                }
            }
        }
        return commands;
    }
}
