package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag the contact bears now.
 *
 * @param staffId whose relation bears it; null for a tag of the corp's own, which is the person's
 * @param because why: the suite's reason, or {@code wecom} when somebody put it there in WeCom
 * @param at since when, or for WeCom's own when it was read
 * @param evidence the events because of which it was decided
 * @param expiresAt when it goes by itself; null when it does not
 * @param state how it stands in WeCom; null for a tag of the corp's own
 * @param refusal why WeCom would not take it
 */
public record Tag(
        String tagId,
        @Nullable String staffId,
        String because,
        Instant at,
        List<TagEvidence> evidence,
        @Nullable Instant expiresAt,
        @Nullable TagState state,
        @Nullable String refusal) {
    static final String IN_WECOM = "wecom";

    public Tag {
        requireNonNull(tagId, "tagId");
        requireNonNull(because, "because");
        requireNonNull(at, "at");
        evidence = List.copyOf(evidence);
    }

    /** True when somebody put it there in WeCom. */
    boolean isOfWecom() {
        return because.equals(IN_WECOM);
    }

    static Tag inWecom(String tagId, String staffId, Instant at) {
        return new Tag(tagId, staffId, IN_WECOM, at, List.of(), null, TagState.CONFIRMED, null);
    }
}
