package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Urgency;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;

/** Hears the commands of one urgency. */
final class CommandListener implements EventBatchHandler {
    private final CarryOutCommands carryOut;
    private final Urgency urgency;

    CommandListener(CarryOutCommands carryOut, Urgency urgency) {
        this.carryOut = carryOut;
        this.urgency = urgency;
    }

    /** What cannot be read is reported after the others are done: the batch then comes again, event by event. */
    @Override
    public void handle(List<Lane> lanes) {
        var unreadable = new ArrayList<UnreadableEventException>();
        var commands = lanes.stream()
                .flatMap(lane -> readable(lane, unreadable).stream())
                .toList();
        carryOut.carryOut(urgency, commands);
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
    }

    private List<Command> readable(Lane lane, List<UnreadableEventException> unreadable) {
        var commands = new ArrayList<Command>();
        for (ReceivedEvent event : lane.events()) {
            if (CommandReader.urgency(event.envelope()) == urgency) {
                try {
                    commands.add(CommandReader.read(event.envelope(), event.key()));
                } catch (UnreadableEventException e) {
                    unreadable.add(e);
                }
            }
        }
        return commands;
    }
}
