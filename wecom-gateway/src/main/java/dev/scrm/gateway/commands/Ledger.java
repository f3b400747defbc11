package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every command this gateway took on, written down before its first call and again when it is decided. */
public interface Ledger {
    /** How a command stands. */
    sealed interface Standing {
        /** Taken on just now: no call was made. */
        record Fresh() implements Standing {}

        /** Taken on earlier and not decided: a call may have been made, by a process that died or by another replica. */
        record Interrupted(Instant takenOnAt) implements Standing {}

        /** Decided earlier. */
        record Decided(Outcome outcome) implements Standing {}
    }

    /** An entry as it is shown: who, what, how it stands; no content, no codes. */
    record Entry(
            String commandId,
            String command,
            @Nullable String contactId,
            Instant takenOnAt,
            @Nullable Outcome outcome) {}

    /** Takes commands on, all with one write; answers how each stands, by its {@link Command.Head#ledgerId}. */
    Map<String, Standing> takeOn(List<Command> commands);

    /**
     * Writes outcomes down, all with one write. The first outcome of a command stands, whoever wrote it: an outcome that
     * was told is never taken back.
     *
     * @return each command with the outcome that stands
     */
    List<Finished> decide(List<Finished> finished);

    /** Forgets what was taken on before; only what is older than any repetition of it can be. */
    void forgetBefore(Instant takenOnAt);

    Optional<Entry> find(String corpId, String commandId);

    /** Entries of a corp, newest first. */
    Entries list(String corpId, Outcome.@Nullable Status status, int limit, @Nullable String before);

    /** A page of entries. */
    record Entries(List<Entry> items, @Nullable String next) {
        public Entries {
            items = List.copyOf(items);
        }
    }
}
