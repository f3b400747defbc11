package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import java.time.Instant;
import java.util.List;

/**
 * Commands of one kind and lane for one key that wait, in their order: whoever is behind waits until the first is done.
 * Kinds do not wait for each other, nor do lanes: a red alert goes out while a notice about the same contact waits.
 *
 * @param id {@link #id}
 * @param failures tries in a row that failed
 */
public record WaitingLine(String id, List<WaitingCommand> commands, int failures) {
    public WaitingLine {
        commands = List.copyOf(commands);
    }

    /**
     * {@code corp:contact/command/lane}. What cannot be right waits for nobody, what is for later holds up nobody, and
     * what is large fits nowhere else, so each of those has a line of its own.
     */
    public static String id(Command command) {
        var head = command.head();
        var line = ofCorp(head) + "/" + command.name() + "/" + head.lane();
        boolean large = command instanceof Command.Post post && post.kind().isLarge();
        return large || command instanceof Command.Malformed || head.notBefore() != null
                ? line + "/" + head.id()
                : line;
    }

    /** Whoever sends commands chooses their keys: those of one corp wait for no other's, whatever these are. */
    private static String ofCorp(Command.Head head) {
        return head.key().startsWith(head.corpId() + ":") ? head.key() : head.corpId() + ":" + head.key();
    }

    /** The lane of all its commands. */
    CallLane lane() {
        return commands.getFirst().command().head().lane();
    }

    /** When the line is tried next, and why not now. */
    public record Pause(PostponeReason reason, Instant dueAt) {}
}
