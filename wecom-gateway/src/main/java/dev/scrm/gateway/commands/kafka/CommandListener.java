package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.commands.CarryOutCommands;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.wecom.WecomAway;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hears commands; which of them, says its filter: welcomes have a listener of their own. */
final class CommandListener implements EventBatchHandler {
    private final CarryOutCommands carryOut;
    private final Predicate<EventEnvelope> mine;

    CommandListener(CarryOutCommands carryOut, Predicate<EventEnvelope> mine) {
        this.carryOut = carryOut;
        this.mine = mine;
    }

    /** What cannot be read is reported after the others are done: the batch then comes again, event by event. */
    @Override
    public void handle(List<Lane> lanes) {
        var unreadable = new ArrayList<UnreadableEventException>();
        var commands = lanes.stream().map(lane -> readable(lane, unreadable)).toList();
        try {
            carryOut.carryOut(commands);
        } catch (WecomAway e) {
            throw new DependencyUnavailableException("Expected WeCom to answer", e);
        }
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
    }

    private List<Command> readable(Lane lane, List<UnreadableEventException> unreadable) {
        var commands = new ArrayList<Command>();
        for (ReceivedEvent event : lane.events()) {
            if (mine.test(event.envelope())) {
                try {
                    commands.add(CommandReader.read(event));
                } catch (UnreadableEventException e) {
                    unreadable.add(e);
                }
            }
        }
        return commands;
    }
}
