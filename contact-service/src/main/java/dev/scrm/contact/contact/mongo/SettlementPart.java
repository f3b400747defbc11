package dev.scrm.contact.contact.mongo;

import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.IdentitySeal.Within;
import dev.scrm.contact.contact.Member;
import dev.scrm.contact.contact.Settlement;
import dev.scrm.contact.contact.Unsettled;
import dev.scrm.contact.contact.UntoldNews;
import dev.scrm.contact.contact.mongo.ContactDocument.MemberPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact's settlement as it lies in MongoDB; public because the driver reads records by reflection. */
public record SettlementPart(List<UnsettledPart> unsettled, List<GivenBackPart> givenBack) {

    /** What of an event a contact tells for another one; one of the three is there. */
    public record NewsPart(
            String contactId,
            long revision,
            @Nullable FollowedPart followed,
            @Nullable UnfollowedPart unfollowed,
            @Nullable ProfilePart profile) {
        static NewsPart of(UntoldNews news) {
            return switch (news.event()) {
                case ContactFollowed(var staffId, var liveCode, var at) ->
                    new NewsPart(
                            news.contactId(), news.revision(), new FollowedPart(staffId, liveCode, at), null, null);
                case ContactUnfollowed(var staffId, var by, var at) ->
                    new NewsPart(news.contactId(), news.revision(), null, new UnfollowedPart(staffId, by, at), null);
                case ProfileChanged(var name, var at) ->
                    new NewsPart(news.contactId(), news.revision(), null, null, new ProfilePart(name, at));
                case ContactEvent other ->
                    throw new IllegalArgumentException("Expected news of a contact in WeCom but got " + other);
            };
        }

        UntoldNews news() {
            return new UntoldNews(contactId, revision, event());
        }

        private ContactEvent event() {
            if (followed != null) {
                return new ContactFollowed(followed.staffId, followed.liveCode, followed.at);
            }
            if (unfollowed != null) {
                return new ContactUnfollowed(unfollowed.staffId, unfollowed.by, unfollowed.at);
            }
            if (profile != null) {
                return new ProfileChanged(profile.name, profile.at);
            }
            throw new IllegalStateException("Expected news of " + contactId + " to say what it is");
        }
    }

    public record FollowedPart(String staffId, @Nullable String liveCode, Instant at) {}

    public record UnfollowedPart(String staffId, EndedBy by, Instant at) {}

    public record ProfilePart(String name, Instant at) {}

    public record GivenBackPart(String contactId, long revision) {}

    public record UnsettledPart(
            String survivorId,
            long revision,
            @Nullable List<MemberPart> whenMerged,
            @Nullable List<MemberPart> whenParted,
            List<NewsPart> news) {
        static UnsettledPart of(Unsettled unsettled, Within here) {
            return new UnsettledPart(
                    unsettled.survivorId(),
                    unsettled.revision(),
                    parts(unsettled.whenMerged(), here),
                    parts(unsettled.whenParted(), here),
                    unsettled.news().stream().map(NewsPart::of).toList());
        }

        Unsettled unsettled(Within here) {
            return new Unsettled(
                    survivorId,
                    revision,
                    members(whenMerged, here),
                    members(whenParted, here),
                    news.stream().map(NewsPart::news).toList());
        }

        private static @Nullable List<MemberPart> parts(@Nullable List<Member> members, Within here) {
            return members == null
                    ? null
                    : members.stream()
                            .map(member -> MemberPart.of(member, here))
                            .toList();
        }

        private static @Nullable List<Member> members(@Nullable List<MemberPart> parts, Within here) {
            return parts == null
                    ? null
                    : parts.stream().map(part -> part.member(here)).toList();
        }
    }

    static @Nullable SettlementPart of(Settlement settlement, Within here) {
        return settlement.equals(Settlement.NONE)
                ? null
                : new SettlementPart(
                        settlement.unsettled().stream()
                                .map(one -> UnsettledPart.of(one, here))
                                .toList(),
                        settlement.givenBack().stream()
                                .map(one -> new GivenBackPart(one.contactId(), one.revision()))
                                .toList());
    }

    static Settlement settlement(@Nullable SettlementPart part, Within here) {
        return part == null
                ? Settlement.NONE
                : new Settlement(
                        part.unsettled.stream().map(one -> one.unsettled(here)).toList(),
                        part.givenBack.stream()
                                .map(one -> new Settlement.GivenBack(one.contactId, one.revision))
                                .toList());
    }
}
