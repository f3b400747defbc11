package dev.scrm.contact.contact;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts of a corp are wanted; everything given has to hold.
 *
 * @param seenBy staff members of whom one at least follows the contact; null for whoever does, or nobody
 * @param followedBy a staff member who follows it
 * @param tagId a tag it bears
 * @param liveCode a live code it came by, first or later
 * @param chatId a group chat it is in
 * @param pieces what it is found by: of each one form at least; see {@link SearchText}
 */
public record ContactFilter(
        String corpId,
        @Nullable Set<String> seenBy,
        @Nullable String followedBy,
        @Nullable String tagId,
        @Nullable String liveCode,
        @Nullable String chatId,
        List<Set<String>> pieces) {
    public ContactFilter {
        seenBy = seenBy == null ? null : Set.copyOf(seenBy);
        pieces = List.copyOf(pieces);
    }

    /** All of a corp that bear a tag. */
    static ContactFilter taggedWith(String corpId, String tagId) {
        return new ContactFilter(corpId, null, null, tagId, null, null, List.of());
    }

    boolean matches(Contact contact) {
        var person = contact.person();
        return corpId.equals(contact.id().corpId())
                && !contact.isMerged()
                && !contact.isWithdrawn()
                && (seenBy == null || seenBy.stream().anyMatch(person::isFollowedBy))
                && (followedBy == null || person.isFollowedBy(followedBy))
                && (tagId == null || person.tags().stream().anyMatch(tag -> tagId.equals(tag.tagId())))
                && (liveCode == null || person.liveCodes().contains(liveCode))
                && (chatId == null || person.groups().stream().anyMatch(stay -> chatId.equals(stay.chatId())))
                && isFoundBy(SearchText.pieces(person));
    }

    private boolean isFoundBy(List<String> known) {
        return pieces.stream().allMatch(forms -> known.stream().anyMatch(forms::contains));
    }
}
