package dev.scrm.contact.exports;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kind of file it is. */
public enum ExportFormat {
    CSV,
    XLSX;

    /** By its name on the wire. */
    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ExportFormat::word).toList();
    }

    /** Its name on the wire, and the ending of the file's. */
    public String word() {
        return Slug.of(this);
    }
}
