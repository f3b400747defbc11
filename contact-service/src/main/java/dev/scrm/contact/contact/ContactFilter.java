package dev.scrm.contact.contact;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts of a corp are wanted; everything given has to hold.
 *
 * @param followedBy staff members who all follow the contact
 * @param tagId a tag it bears
 * @param liveCode a live code it came by, first or later
 * @param chatId a group chat it is in
 * @param pieces what it is found by: of each one form at least; see {@link SearchText}
 */
public record ContactFilter(
        String corpId,
        List<String> followedBy,
        @Nullable String tagId,
        @Nullable String liveCode,
        @Nullable String chatId,
        List<Set<String>> pieces) {
    public ContactFilter {
        followedBy = List.copyOf(followedBy);
        pieces = List.copyOf(pieces);
    }

    /** All of a corp that bear a tag. */
    static ContactFilter taggedWith(String corpId, String tagId) {
        return new ContactFilter(corpId, List.of(), tagId, null, null, List.of());
    }

    boolean matches(Contact contact) {
        var person = contact.person();
        return corpId.equals(contact.id().corpId())
                && !contact.isMerged()
                && !contact.isWithdrawn()
                && followedBy.stream().allMatch(person::isFollowedBy)
                && (tagId == null || person.tags().stream().anyMatch(tag -> tagId.equals(tag.tagId())))
                && (liveCode == null || person.liveCodes().contains(liveCode))
                && (chatId == null || person.groups().stream().anyMatch(stay -> chatId.equals(stay.chatId())))
                && isFoundBy(SearchText.pieces(person));
    }

    private boolean isFoundBy(List<String> known) {
        return pieces.stream().allMatch(forms -> known.stream().anyMatch(forms::contains));
    }
}
