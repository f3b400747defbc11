package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far a contact, and those that it is or was merged with, know of each other: what happens to one is told by the other, and
 * each is written by itself.
 *
 * @param unsettled what others have to see of it, in the order of their ids
 * @param givenBack what was merged into it once and is no more, in the order of their ids: what is older is not taken again
 */
public record Settlement(List<Unsettled> unsettled, List<GivenBack> givenBack) {
    /** Of most: never merged with anybody, or all is settled. */
    public static final Settlement NONE = new Settlement(List.of(), List.of());

    /** That another contact was parted from this one; the revision is that contact's own. */
    public record GivenBack(String contactId, long revision) {
        public GivenBack {
            requireNonNull(contactId, "contactId");
        }
    }

    public Settlement {
        unsettled = List.copyOf(unsettled);
        givenBack = List.copyOf(givenBack);
    }

    Optional<Unsettled> with(String survivorId) {
        return unsettled.stream()
                .filter(one -> one.survivorId().equals(survivorId))
                .findFirst();
    }

    /** False when it has as much to tell as it keeps; what comes at once is taken on whole when there was nothing. */
    boolean hasRoomFor(int news, String survivorId) {
        return with(survivorId).filter(one -> !one.hasRoomFor(news)).isEmpty();
    }

    /** That the survivor has to look, and at what. */
    Settlement wanting(String survivorId, UnaryOperator<Unsettled> change) {
        var changed = change.apply(with(survivorId).orElseGet(() -> Unsettled.with(survivorId)));
        var others = unsettled.stream().filter(one -> !one.survivorId().equals(survivorId));
        return new Settlement(
                Stream.concat(others, Stream.of(changed))
                        .sorted(comparing(Unsettled::survivorId))
                        .toList(),
                givenBack);
    }

    /** That the survivor has seen as much as that. */
    Settlement settledBy(String survivorId, long revision) {
        return new Settlement(
                unsettled.stream()
                        .flatMap(one ->
                                one.survivorId().equals(survivorId) ? one.seen(revision).stream() : Stream.of(one))
                        .toList(),
                givenBack);
    }

    /** What was given back of another contact; empty when it never was, or was merged again. */
    Optional<GivenBack> gaveBack(String contactId) {
        return givenBack.stream()
                .filter(one -> one.contactId().equals(contactId))
                .findFirst();
    }

    Settlement givingBack(String contactId, long revision) {
        return new Settlement(
                unsettled,
                Stream.concat(withoutGiven(contactId), Stream.of(new GivenBack(contactId, revision)))
                        .sorted(comparing(GivenBack::contactId))
                        .toList());
    }

    Settlement taking(String contactId) {
        return new Settlement(unsettled, withoutGiven(contactId).toList());
    }

    private Stream<GivenBack> withoutGiven(String contactId) {
        return givenBack.stream().filter(one -> !one.contactId().equals(contactId));
    }

    /** Without anything that tells of somebody: who has to look has to all the same, and what was seen is not taken again. */
    Settlement erased() {
        return new Settlement(
                unsettled.stream().map(one -> one.erased(one.revision())).toList(), givenBack);
    }
}
