package dev.scrm.contact.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The imports of all corps, and which replica works on which. */
public interface Imports {
    /**
     * An import that a replica works on for a while.
     *
     * @param claim tells this replica's hold from those before and after
     * @param tries how often it was taken since it last got further
     */
    record Taken(String claim, int tries, ContactImport job) {}

    void add(ContactImport job);

    /** How much there is of a corp, whatever became of it. */
    KeptSum kept(String corpId);

    Optional<ContactImport> find(String corpId, String id);

    /** As {@link #find}, with the version it has. */
    Optional<VersionedImport> findVersioned(String corpId, String id);

    /** The latest first. */
    List<ContactImport> list(String corpId, int limit, @Nullable String before);

    /** Decides on one and saves it, though many do so at once; whoever works on it loses it. A refusal flies. */
    default ContactImport change(String corpId, String id, Instant now, UnaryOperator<ContactImport> decide) {
        return changeVersioned(corpId, id, now, seen -> decide.apply(seen.job()))
                .job();
    }

    /** As {@link #change}, where the decision knows the version; answers the one that was made. */
    VersionedImport changeVersioned(
            String corpId, String id, Instant now, Function<VersionedImport, ContactImport> decide);

    /** Takes one that is to be worked on, and that nobody holds. */
    Optional<Taken> take(Instant now, Instant until);

    /** Saves how far work got and holds it on; false when somebody has changed or taken it meanwhile. */
    boolean save(Taken taken, ContactImport job, Instant until);

    void remove(String corpId, String id);

    /** Those that were uploaded before and are not worked on. */
    List<ContactImport> uploadedBefore(Instant time, int limit);
}
