package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.WaitingLine.Pause;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that wait for another try, durable and shared by all replicas. */
public interface WaitingLines {
    /** How many commands wait in each of these lines; those without any are not named. */
    Map<String, Integer> lengths(Collection<String> lineIds);

    /** A line's commands with the pause it starts with; a line that waits already keeps its own. */
    record Addition(WaitingLine line, Pause pause) {}

    /** Puts commands at the end of their lines, all with one write. */
    void append(List<Addition> additions);

    /**
     * Takes lines that are due, each once over all replicas; one that nobody settles is due again at the time given, and
     * its commands are doubtful then.
     *
     * @return each with at most so many of its commands, the first ones
     */
    List<WaitingLine> takeDue(Urgency urgency, Instant now, Instant dueAgainAt, int lines, int commandsOfALine);

    /**
     * What became of a line that was taken.
     *
     * @param done ids of the commands that leave it
     * @param failures tries in a row that failed
     * @param first the one that is first now, with what was tried for it; null when all that were taken are done
     */
    record Settlement(
            String lineId,
            List<String> done,
            int failures,
            @Nullable WaitingCommand first,
            Pause pause) {
        public Settlement {
            done = List.copyOf(done);
        }
    }

    /** Settles lines that were taken; a line without commands is gone. */
    void settle(List<Settlement> settlements);
}
