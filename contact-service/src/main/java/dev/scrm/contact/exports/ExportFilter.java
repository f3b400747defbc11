package dev.scrm.contact.exports;

import org.jspecify.annotations.Nullable;

/**
 * Who stands in the file: as in the list of contacts, or all who belong to a segment.
 *
 * @param text what was searched for; gone once the export has ended, since it may be somebody's name
 */
public record ExportFilter(
        @Nullable String staffId,
        @Nullable String tagId,
        @Nullable String liveCode,
        @Nullable String chatId,
        @Nullable String text,
        @Nullable String segmentId) {
    /** Everybody whom the asker sees. */
    public static final ExportFilter ALL = new ExportFilter(null, null, null, null, null, null);

    boolean asksForContacts() {
        return staffId != null || tagId != null || liveCode != null || chatId != null || text != null;
    }

    ExportFilter withoutText() {
        return new ExportFilter(staffId, tagId, liveCode, chatId, null, segmentId);
    }
}
