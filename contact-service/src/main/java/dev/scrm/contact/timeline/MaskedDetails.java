package dev.scrm.contact.timeline;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What entries of a timeline say, as somebody sees it. */
public final class MaskedDetails {
    private MaskedDetails() {}

    public static Map<String, String> of(Map<String, String> details, Masking masking) {
        Map<String, String> seen = new TreeMap<>();
        details.forEach((name, value) -> {
            var shown = masked(masking, name, value);
            if (shown != null) {
                seen.put(name, shown);
            }
        });
        return seen;
    }

    private static @Nullable String masked(Masking masking, String name, String value) {
        return switch (name) {
            case "name" -> masking.text(DataClass.NAME, value);
            case "level", "points" -> masking.text(DataClass.MEMBERSHIP, value);
            default -> masking.words(value);
        };
    }
}
