package dev.scrm.contact.audit;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.List;

/** What somebody did with data of contacts. */
public enum AuditKind {
    /** Somebody was shown something. */
    READ,
    /** Somebody, or the suite by itself, made it another. */
    CHANGE,
    /** Somebody took it along as a file. */
    EXPORT,
    /** Somebody said why they need in plain what is masked for them, and was shown it. */
    REVEAL;

    /** By its name on the wire; refused when there is none. */
    public static AuditKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> AuditRefused.invalid("kind", "one of " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(AuditKind::word).toList();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}
