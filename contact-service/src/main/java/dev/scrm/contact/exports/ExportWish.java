package dev.scrm.contact.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to have as a file, as they wrote it. */
public record ExportWish(
        @Nullable String format,
        @Nullable List<@Nullable String> columns,
        @Nullable ExportFilter filter,
        @Nullable String purpose,
        @Nullable String because) {}
