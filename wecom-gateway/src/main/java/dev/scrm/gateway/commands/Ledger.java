package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every command this gateway took on, written down before its first call and again when it is decided. */
public interface Ledger {
    /** How a command stands. */
    sealed interface Standing {
        /** Taken on just now: no call was made. */
        record Fresh() implements Standing {}

        /** Taken on earlier and not decided: a call may have been made, by a process that died or by another replica. */
        record Interrupted(Instant takenOnAt) implements Standing {}

        /** In its waiting line, where it is tried again. */
        record Waiting() implements Standing {}

        /** Decided earlier. */
        record Decided(Outcome outcome) implements Standing {}
    }

    /**
     * That a command waits.
     *
     * @param dueAt when it is tried next; null when that depends on those before it
     * @param doubtful whether it may have been sent
     */
    record Wait(
            Command command,
            PostponeReason reason,
            @Nullable Instant dueAt,
            boolean doubtful) {
        /** The first waits for the pause, those behind for the first. */
        static Stream<Wait> of(List<WaitingCommand> line, WaitingLine.Pause pause) {
            return IntStream.range(0, line.size())
                    .mapToObj(i -> i == 0 && pause.reason() != PostponeReason.BEHIND_ANOTHER
                            ? new Wait(
                                    line.get(i).command(),
                                    pause.reason(),
                                    pause.dueAt(),
                                    line.get(i).tried().isDoubtful())
                            : new Wait(
                                    line.get(i).command(),
                                    PostponeReason.BEHIND_ANOTHER,
                                    null,
                                    line.get(i).tried().isDoubtful()));
        }
    }

    /**
     * An entry as it is shown: who, what, how it stands; no content, no codes.
     *
     * @param reason why it waits or was given up
     * @param dueAt when it is tried next, while it waits
     */
    record Entry(
            String commandId,
            String command,
            @Nullable String contactId,
            Instant takenOnAt,
            CommandStatus status,
            @Nullable String reason,
            @Nullable Instant dueAt,
            @Nullable Outcome outcome) {}

    /**
     * Commands that somebody took on or resumed together. Of each command the last round counts: what an earlier one has to
     * say of its waiting came too late.
     *
     * @param id of its own
     * @param standings how each stood before, by its {@link Command.Head#ledgerId}
     */
    record Round(String id, Map<String, Standing> standings) {
        public Round {
            standings = Map.copyOf(standings);
        }
    }

    /** Takes commands on, all with one write. */
    Round takeOn(List<Command> commands);

    /** How commands stand, by their {@link Command.Head#ledgerId}; fresh when the ledger does not know them. */
    Map<String, Standing> standings(List<Command> commands);

    /**
     * Commands that wait are about to be tried again: from now on they cannot be taken back, also while whoever put them
     * into their lines has yet to write down that they wait.
     */
    Round resume(List<Command> commands);

    /**
     * Takes a command back that waits and was certainly not sent, or that has not come yet and is then not sent.
     *
     * @return whether it is taken back; false when it is decided otherwise, or may be on its way
     */
    boolean suppress(String corpId, String commandId, Outcome suppressed);

    /**
     * Writes down that commands of a round wait, all with one write; one that is decided stays so, and one that another has
     * taken on or resumed since is the other's.
     */
    void postpone(Round round, List<Wait> waits);

    /**
     * Writes outcomes down, all with one write. The first outcome of a command stands, whoever wrote it: an outcome that
     * was told is never taken back.
     *
     * @return each command with the outcome that stands
     */
    List<Finished> decide(List<Finished> finished);

    /** Forgets what was taken on before; only what is older than any repetition of it can be. */
    void forgetBefore(Instant takenOnAt);

    /**
     * Commands of a contact that were taken on, or decided by whoever sent them, until some time.
     *
     * @param all how many there are
     * @param undecided the ids of those that wait or are on their way
     */
    record OfContact(long all, List<String> undecided) {
        public OfContact {
            undecided = List.copyOf(undecided);
        }
    }

    OfContact ofContact(String corpId, String contactId, Instant until);

    /** Makes what is decided of them nobody's: that it was carried out stays, for whom and what WeCom gave for it goes. */
    void forgetContact(String corpId, String contactId, Instant until);

    Optional<Entry> find(String corpId, String commandId);

    /** Entries of a corp, newest first. */
    Entries list(String corpId, @Nullable CommandStatus status, int limit, @Nullable String before);

    /** A page of entries. */
    record Entries(List<Entry> items, @Nullable String next) {
        public Entries {
            items = List.copyOf(items);
        }
    }
}
