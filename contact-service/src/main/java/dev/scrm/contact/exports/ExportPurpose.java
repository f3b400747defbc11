package dev.scrm.contact.exports;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody needs a file of contacts for. */
public enum ExportPurpose {
    CAMPAIGN("营销活动"),
    ANALYSIS("数据分析"),
    RECONCILIATION("对账核对"),
    HANDOVER("工作交接"),
    MIGRATION("系统迁移"),
    AUTHORITY("监管要求"),
    /** Anything else, which has to be said in words. */
    OTHER("其他");

    private final String shown;

    ExportPurpose(String shown) {
        this.shown = shown;
    }

    /** By its name on the wire. */
    public static Optional<ExportPurpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ExportPurpose::word).toList();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }

    /** As it stands in the file. */
    public String shown() {
        return shown;
    }
}
