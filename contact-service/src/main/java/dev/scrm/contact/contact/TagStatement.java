package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That somebody puts a tag on a person, or takes it off.
 *
 * @param because why, such as {@code user:lin.wei} or {@code auto-tag:fans}
 * @param at when it was decided
 * @param evidence the events that led there, at most three
 * @param expiresAt when the tag goes by itself; null when it does not
 * @param since when the relation had begun; null for a tag of the corp's own
 * @param mark the command that tells WeCom; null when there was nothing to tell
 */
public record TagStatement(
        About about,
        boolean tagged,
        String because,
        Instant at,
        List<TagEvidence> evidence,
        @Nullable Instant expiresAt,
        @Nullable Instant since,
        @Nullable String mark) {
    /** Why a tag goes whose time is over. It ends what was to end by then, and nothing else. */
    static final String EXPIRED = "expired";

    /** Whoever gives tags for these reasons takes back what was given for the same, and nothing else. */
    private static final List<String> TAKEN_BACK = List.of("auto-tag:", "import:");

    /** Why a tag goes that is none any more. */
    private static final String DELETED = "tag-deleted";

    static final Comparator<TagStatement> ORDER = comparing(TagStatement::at)
            .thenComparing((TagStatement statement) -> !statement.tagged)
            .thenComparing(TagStatement::because)
            .thenComparing(TagStatement::expiresAt, nullsLast(naturalOrder()))
            .thenComparing(TagStatement::since, nullsFirst(naturalOrder()))
            .thenComparing(TagStatement::mark, nullsFirst(naturalOrder()))
            .thenComparing(statement -> statement.evidence.toString());

    /** What stays longest counts, and of that what was said last. */
    private static final Comparator<TagStatement> STAYS_LONGEST =
            comparing(TagStatement::expiresAt, nullsLast(naturalOrder())).thenComparing(ORDER);

    private static final Comparator<@Nullable Instant> START = nullsFirst(naturalOrder());

    /** Nobody says more about one tag that still matters, but for a mistake. */
    private static final int MOST_OF_ONE = 50;

    /**
     * Which tag, and on which relation.
     *
     * @param relation null for a tag of the corp's own, which is the person's
     */
    public record About(String tagId, @Nullable RelationKey relation) implements Comparable<About> {
        private static final Comparator<About> ORDER =
                comparing(About::tagId).thenComparing(About::relation, nullsFirst(naturalOrder()));

        public About {
            requireNonNull(tagId, "tagId");
        }

        @Override
        public int compareTo(About other) {
            return ORDER.compare(this, other);
        }
    }

    public TagStatement {
        requireNonNull(about, "about");
        requireNonNull(because, "because");
        requireNonNull(at, "at");
        evidence = List.copyOf(evidence);
    }

    /**
     * What still matters of all that was said, in the order of tags and then of time: nothing that is outdone by something else. What
     * is left out is outdone by whatever outdoes that, so that it is the same in whatever order and however often it is told.
     */
    static List<TagStatement> joined(Stream<TagStatement> told) {
        Map<About, TreeSet<TagStatement>> tags = new TreeMap<>();
        told.forEach(one ->
                tags.computeIfAbsent(one.about, _ -> new TreeSet<>(ORDER)).add(one));
        return tags.values().stream()
                .flatMap(all -> all.stream()
                        .filter(one -> all.stream().noneMatch(other -> other.outdoes(one)))
                        .sorted(STAYS_LONGEST.reversed())
                        .limit(MOST_OF_ONE)
                        .sorted(ORDER))
                .toList();
    }

    /** Of a tag of the corp's own, without an end. */
    public static TagStatement own(String tagId, boolean tagged, String because, Instant at) {
        return new TagStatement(new About(tagId, null), tagged, because, at, List.of(), null, null, null);
    }

    /**
     * The statement that counts of those about one tag: the tag stands by it, or is taken off by it.
     *
     * @param isLost what came to nothing in WeCom, which counts only where nothing else does
     */
    static Optional<TagStatement> standing(List<TagStatement> told, Predicate<TagStatement> isLost) {
        return told.stream()
                .filter(one -> one.tagged && told.stream().noneMatch(other -> other.ends(one)))
                .max(comparing((TagStatement one) -> !isLost.test(one)).thenComparing(STAYS_LONGEST))
                .or(() -> told.stream().filter(one -> !one.tagged).max(ORDER));
    }

    /** True when a relation that began then is another one than that of this statement: WeCom forgot the tags with it. */
    boolean isBefore(@Nullable Start added) {
        return added != null
                && added.at().isAfter(at)
                && Stream.ofNullable(since).allMatch(start -> added.at().isAfter(start));
    }

    /** @param end the command that tells WeCom; null when there is nothing to tell */
    TagStatement expired(@Nullable String end) {
        return new TagStatement(about, false, EXPIRED, requireNonNull(expiresAt), List.of(), null, since, end);
    }

    /** WeCom has taken the tag off by itself. */
    static TagStatement deleted(About about, Instant at) {
        return new TagStatement(about, false, DELETED, at, List.of(), null, null, null);
    }

    /** The command that takes what expires at one time off a relation. */
    String endMark() {
        var relation = requireNonNull(about.relation());
        return Ids.derived(
                "mark-tags", EXPIRED, relation.externalUserId(), relation.staffId(), String.valueOf(expiresAt));
    }

    /** True when it goes no sooner. */
    boolean lastsAsLongAs(@Nullable Instant other) {
        return expiresAt == null || (other != null && !other.isAfter(expiresAt));
    }

    private boolean ends(TagStatement other) {
        if (tagged) {
            return false;
        }
        if (isExpiry()) {
            return other.expiresAt != null && !other.expiresAt.isAfter(at);
        }
        return ORDER.compare(this, other) > 0 && (!isOfOneReason() || because.equals(other.because));
    }

    /** True when the other makes no difference beside this, whatever else is said. */
    private boolean outdoes(TagStatement other) {
        if (ORDER.compare(this, other) == 0 || START.compare(since, other.since) < 0) {
            return false;
        }
        if (!other.tagged) {
            return !tagged && isExpiry() == other.isExpiry() && reachesAsFarAs(other) && ORDER.compare(this, other) > 0;
        }
        return tagged
                ? reachesAsFarAs(other) && ORDER.compare(this, other) > 0 && lastsAsLongAs(other.expiresAt)
                : ends(other);
    }

    /** False for what may be taken back alone, so that what others said counts again. */
    private boolean reachesAsFarAs(TagStatement other) {
        return !isOfOneReason() || because.equals(other.because);
    }

    /** True when it may be taken back alone, or takes back alone what was said for the same reason. */
    private boolean isOfOneReason() {
        return isOfOneReason(because);
    }

    /** True of a reason for which is taken back what was given for the same, and nothing else. */
    static boolean isOfOneReason(String because) {
        return TAKEN_BACK.stream().anyMatch(because::startsWith);
    }

    /** True when it only takes back what was said for the same reason, and WeCom had the tag before that. */
    boolean leavesWhatWecomHad() {
        return !tagged && isOfOneReason() && mark == null;
    }

    private boolean isExpiry() {
        return because.equals(EXPIRED);
    }
}
