package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What WeCom made for commands, so that no two of them take the same thing for theirs, and none takes two. */
public interface Creations {
    /** Makes the thing this command's unless it is another's or this one has another; whether it is this command's now. */
    boolean claim(Command command, String thingId);

    /** The thing that is this command's already. */
    Optional<String> of(Command command);

    /** Those of these things that are other commands' already. */
    Set<String> ofOthers(Command command, Collection<String> thingIds);

    /** Forgets what was claimed before; only what is older than any repetition of its command can be. */
    void forgetBefore(Instant claimedAt);
}
