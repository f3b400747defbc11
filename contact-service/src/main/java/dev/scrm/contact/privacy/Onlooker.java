package dev.scrm.contact.privacy;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** Roles for which masks are set, under the names that tokens have. */
public enum Onlooker {
    ADMIN,
    MANAGER,
    AGENT,
    AUDITOR,
    INTEGRATOR;

    /** By its name in tokens. */
    public static Optional<Onlooker> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Its name in tokens. */
    public String word() {
        return Slug.of(this);
    }
}
