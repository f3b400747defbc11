package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a person agreed or withdrew. The latest statement counts; at the same instant a withdrawal.
 *
 * @param source how it was learned, such as {@code web-form} or {@code phone-call}
 * @param evidence where it can be looked up
 * @param by who noted it, such as {@code user:lin.wei}
 * @param at when the person said so
 */
public record ConsentStatement(
        About about, boolean given, String source, @Nullable String evidence, String by, Instant at) {
    static final int KEPT = 20;

    static final Comparator<ConsentStatement> ORDER = comparing(ConsentStatement::at)
            .thenComparing((ConsentStatement statement) -> !statement.given)
            .thenComparing(ConsentStatement::source)
            .thenComparing(ConsentStatement::by)
            .thenComparing(ConsentStatement::evidence, nullsFirst(naturalOrder()));

    /** By what and what for. */
    public record About(ConsentChannel channel, ConsentPurpose purpose) implements Comparable<About> {
        private static final Comparator<About> ORDER = comparing(About::channel).thenComparing(About::purpose);

        public About {
            requireNonNull(channel, "channel");
            requireNonNull(purpose, "purpose");
        }

        @Override
        public int compareTo(About other) {
            return ORDER.compare(this, other);
        }
    }

    public ConsentStatement {
        requireNonNull(about, "about");
        requireNonNull(source, "source");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
