package dev.scrm.contact.segment;

import dev.scrm.contact.segment.SegmentMembers.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Snapshots of the segments of all corps, with who is in them. */
public interface SegmentSnapshots {
    /** One that somebody works on, who shows the claim. */
    record Held(String claim, SegmentSnapshot snapshot) {}

    void add(SegmentSnapshot snapshot);

    /** How many a corp has. */
    long count(String corpId);

    /** None for one that is being forgotten. */
    Optional<SegmentSnapshot> find(String corpId, String id);

    /** Those of a segment, the latest first, from after one. */
    List<SegmentSnapshot> list(String corpId, String segmentId, int limit, @Nullable String after);

    /** It is to be forgotten. */
    void remove(String corpId, String id);

    /** One on which there is something to do, and on which nobody works now; nobody else does until then. */
    Optional<Held> hold(Instant now, Instant until);

    /** Keeps how far it is, unless somebody else works on it or it is to be forgotten. */
    boolean save(Held held, SegmentSnapshot snapshot, Instant until);

    /** Adds people; those who are in it stay as they are. */
    void write(SegmentSnapshot snapshot, List<Member> members);

    /** How many are in it. */
    long written(SegmentSnapshot snapshot);

    /** Takes everybody out. */
    void empty(SegmentSnapshot snapshot);

    /** As if it had never been; after everybody was taken out. */
    void forget(SegmentSnapshot snapshot);

    /** Who is in it, in the order of their ids, from after one. */
    List<Member> members(SegmentSnapshot snapshot, int limit, @Nullable String after);

    /** Those of some who are in it. */
    Set<String> among(SegmentSnapshot snapshot, Collection<String> contactIds);
}
