package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

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

    boolean isSameTagAs(DecidedTag other) {
        return tagId.equals(other.tagId) && staffId.equals(other.staffId);
    }

    /** The same tag decided twice keeps its first reason. */
    DecidedTag orEarlier(DecidedTag other) {
        return FIRST_REASON.compare(other, this) < 0 ? other : this;
    }
}
