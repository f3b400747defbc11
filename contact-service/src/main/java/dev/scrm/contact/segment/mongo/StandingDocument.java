package dev.scrm.contact.segment.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers.Told;
import dev.scrm.contact.segment.Standing.Membership;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param revision of two of one person the one with the higher is the later
 * @param holding versions that hold for the person, each as {@code segment@version}
 */
public record StandingDocument(
        @BsonId String id,
        String corp,
        String contact,
        long revision,
        List<MembershipPart> memberships,
        List<String> holding) {
    public StandingDocument {
        requireNonNull(id, "id");
        requireNonNull(corp, "corp");
        requireNonNull(contact, "contact");
        requireNonNull(memberships, "memberships");
        requireNonNull(holding, "holding");
    }

    public record MembershipPart(String segment, Instant since) {}

    static String id(String corpId, String contactId) {
        return corpId + ":" + contactId;
    }

    static String version(Rule.Key rule) {
        return rule.segmentId() + "@" + rule.version();
    }

    private static Rule.Key rule(String version) {
        int at = version.lastIndexOf('@');
        return new Rule.Key(version.substring(0, at), Integer.parseInt(version.substring(at + 1)));
    }

    static StandingDocument of(Told told) {
        return new StandingDocument(
                id(told.corpId(), told.contactId()),
                told.corpId(),
                told.contactId(),
                told.revision(),
                told.memberships().stream()
                        .map(one -> new MembershipPart(one.segmentId(), one.since()))
                        .toList(),
                told.holding().stream().map(StandingDocument::version).toList());
    }

    Told told() {
        return new Told(
                corp,
                contact,
                revision,
                memberships.stream()
                        .map(one -> new Membership(one.segment(), one.since()))
                        .toList(),
                holding.stream().map(StandingDocument::rule).toList());
    }

    StandingDocument later(StandingDocument other) {
        return isLaterThan(other) ? this : other;
    }

    boolean isLaterThan(@Nullable StandingDocument other) {
        return other == null || other.revision < revision;
    }

    /** What holds by this and not by the other one. */
    Set<String> holdingMoreThan(@Nullable StandingDocument other) {
        Set<String> more = new LinkedHashSet<>(holding);
        if (other != null) {
            other.holding.forEach(more::remove);
        }
        return more;
    }

    /** Since when the person belongs to a segment; null while the version does not count yet. */
    @Nullable
    Instant since(String segmentId) {
        return memberships.stream()
                .filter(one -> one.segment().equals(segmentId))
                .map(MembershipPart::since)
                .findFirst()
                .orElse(null);
    }
}
