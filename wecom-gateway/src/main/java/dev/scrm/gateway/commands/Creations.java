package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** What WeCom made for commands, so that no two of them take the same thing for theirs. */
public interface Creations {
    /** Makes the thing this command's unless it is another's; whether it is this command's now. */
    boolean claim(Command command, String thingId);

    /** Those of these things that are other commands' already. */
    Set<String> ofOthers(Command command, Collection<String> thingIds);

    /** Forgets what was claimed before; only what is older than any repetition of its command can be. */
    void forgetBefore(Instant claimedAt);
}
