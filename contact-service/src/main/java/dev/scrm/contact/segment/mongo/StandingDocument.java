package dev.scrm.contact.segment.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers.Told;
import dev.scrm.contact.segment.Standing.Membership;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param revision of two of one person the one with the higher is the later
 * @param holding versions that hold for the person, each as {@code segment@version}, then {@code #} and the revision with which that began;
 *     without where an earlier build wrote it
 */
public record StandingDocument(
        @BsonId String id,
        String corp,
        String contact,
        long revision,
        List<MembershipPart> memberships,
        List<String> holding) {
    private static final char SINCE = '#';
    private static final char OF_REVISION = ' ';

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

    /** How a row begins that stands for what holds, such as {@code vip@1}, whose row bears a revision of its own since. */
    private static String version(String held) {
        int end = held.lastIndexOf(SINCE);
        return end < 0 ? held : held.substring(0, end);
    }

    private static Rule.Key rule(String held) {
        var version = version(held);
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
                told.holding().stream()
                        .map(rule -> version(rule) + SINCE + told.revision())
                        .toList());
    }

    /** The same where what held before holds since then. */
    StandingDocument after(@Nullable StandingDocument known) {
        if (known == null) {
            return this;
        }
        Map<String, String> before = new HashMap<>();
        known.holding.forEach(held -> before.put(version(held), held));
        return new StandingDocument(
                id,
                corp,
                contact,
                revision,
                memberships,
                holding.stream()
                        .map(held -> before.getOrDefault(version(held), held))
                        .toList());
    }

    /** Ids of the rows by which the people of each version are found: one whose end is told late takes none away that is newer. */
    Set<String> rowIds() {
        Set<String> ids = new LinkedHashSet<>();
        holding.forEach(held -> {
            int end = held.lastIndexOf(SINCE);
            ids.add(
                    end < 0
                            ? rowId(corp, held, contact)
                            : rowId(corp, held.substring(0, end), contact) + OF_REVISION + held.substring(end + 1));
        });
        return ids;
    }

    /** Rows of a version lie in the order of these, whatever their revision. */
    static String rowId(String corpId, String version, String contactId) {
        return corpId + ":" + version + ":" + contactId;
    }

    /** After all rows of a version of somebody, and before those of whoever comes next. */
    static String afterRows(String rowId) {
        return rowId + OF_REVISION + '\uffff';
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

    /** Rows of what holds by this and not by the other one. */
    Set<String> rowsBeyond(@Nullable StandingDocument other) {
        var rows = rowIds();
        if (other != null) {
            rows.removeAll(other.rowIds());
        }
        return rows;
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
