package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a member and a customer are, or were, in each other's contacts, and what the member noted about it. */
public record Relation(
        String userId,
        String externalUserId,
        Standing standing,
        @Nullable String state,
        int addWay,
        Instant since,
        String remark,
        String description,
        String remarkCorpName,
        List<String> remarkMobiles,
        List<String> tagIds,
        @Nullable String remarkPictureId) {

    /** The add_way of a customer who came by an acquisition link. */
    static final int BY_LINK = 16;
    /** The add_way of a customer whom an administrator assigned. */
    static final int ASSIGNED = 202;

    /** Whether the relation carries calls of the server API. */
    public enum Standing {
        /** Added by the customer, not confirmed by the member: calls answer 84061 until it is. */
        HALF,
        /** Both have each other: all calls work. */
        MUTUAL,
        /** The customer deleted the member, who still has the customer: all calls work. */
        ONE_WAY,
        /** The member deleted the customer: calls answer 84061. */
        ENDED
    }

    public Relation {
        remarkMobiles = List.copyOf(remarkMobiles);
        tagIds = List.copyOf(tagIds);
    }

    static Relation begin(String userId, Customer customer, Standing standing, @Nullable String state, Instant since) {
        int addWay = state == null ? 0 : 1;
        return new Relation(
                userId,
                customer.externalUserId(),
                standing,
                state,
                addWay,
                since,
                customer.name(),
                "",
                "",
                List.of(),
                List.of(),
                null);
    }

    Relation by(int newAddWay) {
        return new Relation(
                userId,
                externalUserId,
                standing,
                state,
                newAddWay,
                since,
                remark,
                description,
                remarkCorpName,
                remarkMobiles,
                tagIds,
                remarkPictureId);
    }

    /** The same under the member's new id. */
    Relation of(String newUserId) {
        return new Relation(
                newUserId,
                externalUserId,
                standing,
                state,
                addWay,
                since,
                remark,
                description,
                remarkCorpName,
                remarkMobiles,
                tagIds,
                remarkPictureId);
    }

    /** What the other member gets of it. */
    Relation inheritedBy(String otherUserId, Instant at) {
        return new Relation(
                otherUserId,
                externalUserId,
                Standing.MUTUAL,
                state,
                ASSIGNED,
                at,
                remark,
                description,
                remarkCorpName,
                remarkMobiles,
                tagIds,
                remarkPictureId);
    }

    Relation with(Standing standing) {
        return new Relation(
                userId,
                externalUserId,
                standing,
                state,
                addWay,
                since,
                remark,
                description,
                remarkCorpName,
                remarkMobiles,
                tagIds,
                remarkPictureId);
    }

    Relation withTags(List<String> tagIds) {
        return new Relation(
                userId,
                externalUserId,
                standing,
                state,
                addWay,
                since,
                remark,
                description,
                remarkCorpName,
                remarkMobiles,
                tagIds,
                remarkPictureId);
    }

    Relation with(Remark noted) {
        return new Relation(
                userId,
                externalUserId,
                standing,
                state,
                addWay,
                since,
                or(noted.remark(), remark),
                or(noted.description(), description),
                or(noted.company(), remarkCorpName),
                or(noted.mobiles(), remarkMobiles),
                tagIds,
                noted.pictureId() == null ? remarkPictureId : noted.pictureId());
    }

    /** Whether the customer, who would have to add the member again otherwise, has the member. */
    public boolean isLiving() {
        return standing == Standing.HALF || standing == Standing.MUTUAL;
    }

    /** Whether the member has the customer. */
    public boolean isFollowed() {
        return standing == Standing.MUTUAL || standing == Standing.ONE_WAY;
    }

    private static <T> T or(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }

    /** What a member notes about a customer; what is null stays as it is. */
    public record Remark(
            @Nullable String remark,
            @Nullable String description,
            @Nullable String company,
            @Nullable List<String> mobiles,
            @Nullable String pictureId) {}
}
