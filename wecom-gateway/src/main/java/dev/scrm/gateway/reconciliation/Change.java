package dev.scrm.gateway.reconciliation;

import dev.scrm.platform.events.Slug;
import org.jspecify.annotations.Nullable;

/** How a thing differs from what was known of it. */
public enum Change {
    APPEARED,
    CHANGED,
    /** In fields only of which WeCom never tells, such as a customer's name. */
    CHANGED_SILENTLY,
    VANISHED;

    /** As it is called on the wire. */
    public String word() {
        return Slug.of(this);
    }

    /** What changed since; null when nothing did, or when it was read in another form. */
    static @Nullable Change between(@Nullable Known before, Known now) {
        if (before == null) {
            return APPEARED;
        }
        if (before.form() != now.form()) {
            return null;
        }
        if (!before.told().equals(now.told())) {
            return CHANGED;
        }
        return before.silent().equals(now.silent()) ? null : CHANGED_SILENTLY;
    }
}
