package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactFact.Added;
import dev.scrm.contact.contact.ContactFact.Edited;
import dev.scrm.contact.contact.ContactFact.Ended;
import dev.scrm.contact.contact.ContactFact.FetchFailed;
import dev.scrm.contact.contact.ContactFact.Fetched;
import dev.scrm.contact.contact.ContactFact.GroupsSeen;
import dev.scrm.contact.contact.ContactFact.HalfAdded;
import dev.scrm.contact.contact.ContactFact.Identified;
import dev.scrm.contact.contact.ContactFact.IdentityWithdrawn;
import dev.scrm.contact.contact.ContactFact.Stated;
import dev.scrm.contact.contact.ContactFact.TagsAsked;
import dev.scrm.contact.contact.ContactFact.TagsMarked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That all that was known of a contact was erased: what is dated until then counts no more, however late and however often it is
 * told. It keeps nothing of the person.
 *
 * @param erasureId which erasure it was
 * @param at everything that was known then is from before
 * @param ends relations that ended since, of staff members of whom nobody has told that they began: callbacks overtake each other
 */
public record Erased(String erasureId, Instant at, List<Relation> ends) {
    public Erased {
        requireNonNull(erasureId, "erasureId");
        requireNonNull(at, "at");
        ends = List.copyOf(ends);
    }

    Erased(String erasureId, Instant at) {
        this(erasureId, at, List.of());
    }

    /** True of what happened, or was said, after the erasure. */
    public boolean isBefore(Instant time) {
        return time.isAfter(at);
    }

    /** What of a fact counts still; empty when nothing does. */
    Optional<ContactFact> since(ContactFact fact) {
        return switch (fact) {
            case Added _, HalfAdded _, Ended _, FetchFailed _, TagsMarked _, Identified _, IdentityWithdrawn _ ->
                Optional.of(fact).filter(told -> isBefore(told.at()));
            // What was edited may be a relation from before: only the wish to read it follows.
            case Edited _ -> Optional.empty();
            case Fetched fetched ->
                Optional.of(fetched.withRelationsSince(at))
                        .filter(read -> isBefore(read.at()) && !read.followers().isEmpty())
                        .map(ContactFact.class::cast);
            case Stated(var statements, var toldAt) ->
                Optional.of(statements.since(at))
                        .filter(rest -> !rest.equals(Statements.NONE))
                        .map(rest -> new Stated(rest, toldAt));
            case TagsAsked _ -> Optional.of(fact);
            case GroupsSeen seen -> Optional.of(seen.since(at));
        };
    }

    /** A relation of which no more is told than that it ended. */
    static Relation end(Ended ended) {
        return Relation.with(ended.staffId()).ended(new End(ended.at(), ended.by()));
    }

    /** With a relation that ended while nobody knows the contact. */
    Erased noting(Ended ended) {
        var told = end(ended);
        var noted = ends.stream()
                .filter(relation -> relation.staffId().equals(told.staffId()))
                .reduce(told, (one, other) -> one.ended(requireNonNull(other.ended(), "ended")));
        var others = ends.stream().filter(relation -> !relation.staffId().equals(told.staffId()));
        return new Erased(
                erasureId,
                at,
                Stream.concat(others, Stream.of(noted))
                        .sorted(comparing(Relation::staffId))
                        .toList());
    }

    /** Somebody is known again: what was noted is in the relations. */
    Erased withoutEnds() {
        return ends.isEmpty() ? this : new Erased(erasureId, at);
    }
}
