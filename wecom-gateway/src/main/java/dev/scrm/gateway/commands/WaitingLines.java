package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.WaitingLine.Pause;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands that wait for another try, durable and shared by all replicas. */
public interface WaitingLines {
    /** The ids of the commands that wait in each of these lines; lines without any are not named. */
    Map<String, Set<String>> waitingIn(Collection<String> lineIds);

    /** A line's commands with the pause it starts with; a line that waits already keeps its own. */
    record Addition(WaitingLine line, Pause pause) {}

    /** Puts commands at the end of their lines, all with one write. */
    void append(List<Addition> additions);

    /** Makes the line due in which a command waits, if it waits in one that nobody has taken. */
    void hurry(String corpId, String commandId, Instant dueAt);

    /** Lines that were taken together; only who has the claim can settle them. */
    record Taken(String claim, List<WaitingLine> lines) {
        public Taken {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Takes lines that are due, each once over all replicas; one that nobody settles is due again at the time given, and
     * its commands are doubtful then.
     *
     * @param bytes so much of what they say is read at once, of at least one line
     * @return each with at most so many of its commands, the first ones
     */
    Taken takeDue(CallLane lane, Instant now, Instant dueAgainAt, int lines, int commandsOfALine, int bytes);

    /**
     * What became of a line that was taken.
     *
     * @param done the commands that leave it
     * @param failures tries in a row that failed
     * @param rest those that were taken and stay, with what was tried for each
     */
    record Settlement(String lineId, List<Command> done, int failures, List<WaitingCommand> rest, Pause pause) {
        public Settlement {
            done = List.copyOf(done);
            rest = List.copyOf(rest);
        }
    }

    /**
     * Settles lines that were taken, but not those that another replica has taken since. A line without commands is gone.
     */
    void settle(String claim, List<Settlement> settlements);
}
