package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/**
 * That something counts no more of which only the last statement is kept, and that something else had been said of it since: whoever
 * takes that back as well finds here what had been known before.
 *
 * @param what of what it was, such as {@code fields.birthday}
 * @param at when it had been said
 * @param before what was known of the same before
 */
public record TakenBack(String what, Instant at, Statements before) {
    /** Of one contact so many are kept, the latest. */
    static final int KEPT = 20;

    static final Comparator<TakenBack> ORDER =
            comparing(TakenBack::at).thenComparing(TakenBack::what).thenComparing(told -> told.before.toString());

    public TakenBack {
        requireNonNull(what, "what");
        requireNonNull(at, "at");
        requireNonNull(before, "before");
    }

    /** Whether it is this that was said of it. */
    boolean isOf(Statements said) {
        return said.only(what::equals).toldAt().equals(at);
    }
}
