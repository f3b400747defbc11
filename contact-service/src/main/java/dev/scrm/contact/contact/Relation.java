package dev.scrm.contact.contact;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known between one staff member and the customer. Every field keeps the latest fact of its kind, so that any
 * order and any repetition of the same facts leads to the same relation: WeCom delivers late, twice and out of order.
 *
 * @param staffId WeCom userid of the staff member
 * @param requested the customer asked to be added; the staff member has not confirmed
 * @param added the two became contacts, as the callback told
 * @param listed the staff member stood among the followers of a fetched profile, since then
 * @param ended one of the two deleted the other
 * @param remark what the staff member calls the customer
 * @param wecomTags tags the relation has in WeCom, when they were told
 * @param addWay how the two found each other
 */
public record Relation(
        String staffId,
        @Nullable Start requested,
        @Nullable Start added,
        @Nullable Start listed,
        @Nullable End ended,
        @Nullable Dated<String> remark,
        @Nullable Dated<List<String>> wecomTags,
        @Nullable Dated<AddWay> addWay) {

    public Relation {
        requireNonNull(staffId, "staffId");
    }

    static Relation with(String staffId) {
        return new Relation(staffId, null, null, null, null, null, null, null);
    }

    /** True while the staff member follows the customer. */
    public boolean stands() {
        return start().isPresent();
    }

    /**
     * Since when and by which live code the relation stands; empty when it does not. What started in the second in which
     * the last relation ended is taken for that ended one: WeCom's times have whole seconds, and nobody deletes first.
     */
    public Optional<Start> start() {
        return outlasts(added)
                ? Optional.ofNullable(added)
                : outlasts(listed) ? Optional.ofNullable(listed) : Optional.empty();
    }

    /** As {@link #start}, or when the relation that ended had begun; empty when only its end is known. */
    public Optional<Start> lastStart() {
        return start().or(() -> Optional.ofNullable(added != null ? added : listed));
    }

    /** How the two found each other, by its name on the wire; null while nobody told. */
    public @Nullable String addWayWord() {
        return addWay == null ? null : addWay.value().word();
    }

    Relation requested(Start start) {
        return new Relation(staffId, Start.latest(requested, start), added, listed, ended, remark, wecomTags, addWay);
    }

    Relation added(Start start) {
        return new Relation(staffId, requested, Start.latest(added, start), listed, ended, remark, wecomTags, addWay);
    }

    Relation ended(End end) {
        return new Relation(staffId, requested, added, listed, End.latest(ended, end), remark, wecomTags, addWay);
    }

    /** A follower who is missing from a fetched list is no end: the app may not be allowed to see everyone. */
    Relation listed(ContactFact.Follower follower, Instant readAt) {
        var since = follower.since();
        return new Relation(
                staffId,
                requested,
                added,
                since == null ? listed : Start.latest(listed, new Start(since, follower.liveCode())),
                ended,
                Dated.latest(remark, follower.remark(), readAt),
                Dated.latest(wecomTags, follower.tagIds(), readAt),
                Dated.latest(addWay, follower.addWay(), readAt));
    }

    /** When the last of it happened or was read. */
    Instant toldAt() {
        return Stream.of(
                        starts().map(Start::at),
                        Stream.ofNullable(ended).map(End::at),
                        Stream.ofNullable(remark).map(Dated::at),
                        Stream.ofNullable(wecomTags).map(Dated::at))
                .flatMap(times -> times)
                .max(naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Stream<Start> starts() {
        return Stream.of(Stream.ofNullable(requested), Stream.ofNullable(added), Stream.ofNullable(listed))
                .flatMap(start -> start);
    }

    private boolean outlasts(@Nullable Start start) {
        return start != null && (ended == null || start.at().isAfter(ended.at()) || isSeenAfter(ended));
    }

    /** An end that nobody told, but that was concluded, is none when the relation is seen again later. */
    private boolean isSeenAfter(End end) {
        return end.by() == EndedBy.UNKNOWN && (isAfter(remark, end) || isAfter(wecomTags, end));
    }

    private static boolean isAfter(@Nullable Dated<?> seen, End end) {
        return seen != null && seen.at().isAfter(end.at());
    }
}
