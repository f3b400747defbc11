package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a contact that is, or was, merged into another has for that one to see, until it has seen it.
 *
 * @param survivorId the contact that has to look
 * @param revision what it has to have seen
 * @param whenMerged the contact, and what had been merged into it, as all was told of it when it was merged; null when the
 *     survivor had seen it since
 * @param whenParted likewise as it was right before it was parted; null while it is merged
 * @param news what it heard in between, the oldest first
 */
public record Unsettled(
        String survivorId,
        long revision,
        @Nullable List<Member> whenMerged,
        @Nullable List<Member> whenParted,
        List<UntoldNews> news) {

    /** Nobody hears so much in the moment until the survivor looks. */
    static final int MOST_NEWS = 100;

    public Unsettled {
        requireNonNull(survivorId, "survivorId");
        whenMerged = whenMerged == null ? null : List.copyOf(whenMerged);
        whenParted = whenParted == null ? null : List.copyOf(whenParted);
        news = List.copyOf(news);
    }

    boolean hasRoomFor(int more) {
        return more == 0 || news.isEmpty() || news.size() + more <= MOST_NEWS;
    }

    static Unsettled with(String survivorId) {
        return new Unsettled(survivorId, 0, null, null, List.of());
    }

    Unsettled merged(long revision, List<Member> members) {
        return new Unsettled(survivorId, revision, members, null, news);
    }

    Unsettled parted(long revision, List<Member> members) {
        return new Unsettled(survivorId, revision, whenMerged, members, news);
    }

    Unsettled heard(long revision, List<UntoldNews> heard) {
        var all = new ArrayList<>(news);
        heard.forEach(one -> all.add(new UntoldNews(one.contactId(), revision, one.event())));
        return new Unsettled(survivorId, revision, whenMerged, whenParted, all);
    }

    /** Without anything that tells of somebody. */
    Unsettled erased(long revision) {
        return new Unsettled(survivorId, revision, null, null, List.of());
    }

    /** What is left once the survivor has seen as much as that; empty when that is all. */
    Optional<Unsettled> seen(long upTo) {
        if (upTo >= revision) {
            return Optional.empty();
        }
        boolean sawMerge = whenMerged == null || upTo >= whenMerged.getFirst().revision();
        return Optional.of(new Unsettled(survivorId, revision, sawMerge ? null : whenMerged, whenParted, since(upTo)));
    }

    /** A former state that the survivor has not seen, the first of them; empty when there is none but how it is now. */
    Optional<Branch> unseen(long seen) {
        return Stream.of(whenMerged, whenParted)
                .filter(Objects::nonNull)
                .map(Branch::of)
                .filter(state -> seen < state.revision() && state.revision() < revision)
                .findFirst();
    }

    /** What the survivor has not told of a state, when that is what it has seen. */
    List<UntoldNews> between(long seen, long state) {
        return since(seen).stream().filter(one -> one.revision() <= state).toList();
    }

    /** What the survivor has not told, when that is what it has seen. */
    List<UntoldNews> since(long seen) {
        return news.stream().filter(one -> one.revision() > seen).toList();
    }
}
