package dev.scrm.contact.exports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The exports of all corps, and which replica works on which. */
public interface Exports {
    /**
     * An export that a replica works on for a while.
     *
     * @param claim tells this replica's hold from those before and after
     * @param tries how often it was taken since it last got further
     */
    record Taken(String claim, int tries, ContactExport job) {}

    /** False when as many of the corp are at work as may be. */
    boolean add(ContactExport job, int most);

    Optional<ContactExport> find(String corpId, String id);

    /** The one that marks of rows name by these digits. */
    Optional<ContactExport> findByCode(String corpId, String code);

    /** Without those that were removed, the latest first; of one asker, or of all. */
    List<ContactExport> list(String corpId, @Nullable String asker, int limit, @Nullable String before);

    /** Decides on one and saves it, though many do so at once; whoever works on it loses it. A refusal flies. */
    ContactExport change(String corpId, String id, UnaryOperator<ContactExport> decide);

    /** Takes the one that waits longest of those that are to be worked on and that nobody holds. */
    Optional<Taken> take(Instant now, Instant until);

    /** Saves how far work got and holds it on; false when somebody has changed or taken it meanwhile. */
    boolean save(Taken taken, ContactExport job, Instant until);

    /** Holds one on that got no further yet; false when somebody has changed or taken it meanwhile. */
    boolean hold(Taken taken, Instant until);

    /** Lets go of one that is not done, so that others have their turn. */
    void letGo(Taken taken, Instant now);

    /** Those whose file was ready before and is there still. */
    List<ContactExport> completedBefore(Instant time, int limit);
}
