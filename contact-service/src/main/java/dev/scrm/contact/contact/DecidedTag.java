package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag the suite decided on, with its reason.
 *
 * @param tagId WeCom tag id
 * @param staffId whose relation bears it; WeCom knows tags only between a staff member and a customer
 * @param because why, such as {@code live-code:poster-17}
 * @param at when the reason arose
 */
public record DecidedTag(String tagId, String staffId, String because, Instant at) {
    static final Comparator<DecidedTag> ORDER = comparing(DecidedTag::tagId).thenComparing(DecidedTag::staffId);

    private static final Comparator<DecidedTag> FIRST_REASON =
            comparing(DecidedTag::at).thenComparing(DecidedTag::because);

    public DecidedTag {
        requireNonNull(tagId, "tagId");
        requireNonNull(staffId, "staffId");
        requireNonNull(because, "because");
        requireNonNull(at, "at");
    }

    /** What this says of a relation that began then; what is marked at its beginning is marked by one command. */
    TagStatement statement(String externalUserId, @Nullable Start added) {
        var mark = added == null ? null : mark(externalUserId, staffId, added);
        var about = new TagStatement.About(tagId, new RelationKey(externalUserId, staffId));
        return new TagStatement(about, true, because, since(added), List.of(), null, null, mark);
    }

    /** True of a relation that began then: by the same live code, or before this was decided. */
    boolean isOf(@Nullable Start added) {
        return added == null || !added.at().isAfter(at) || because.equals(because(added.liveCode()));
    }

    /** Who comes by the live code again is tagged again, whatever was said since the first time. */
    private Instant since(@Nullable Start added) {
        return added != null
                        && because.equals(because(added.liveCode()))
                        && added.at().isAfter(at)
                ? added.at()
                : at;
    }

    static String because(@Nullable String liveCode) {
        return "live-code:" + liveCode;
    }

    /** The command that puts the tags of a live code on a relation that begins; an external user id is one corp's only. */
    static String mark(String externalUserId, String staffId, Start added) {
        return Ids.derived("mark-tags", externalUserId, staffId, added.at().toString());
    }

    boolean isSameTagAs(DecidedTag other) {
        return tagId.equals(other.tagId) && staffId.equals(other.staffId);
    }

    /** The same tag decided twice keeps its first reason. */
    DecidedTag orEarlier(DecidedTag other) {
        return FIRST_REASON.compare(other, this) < 0 ? other : this;
    }
}
