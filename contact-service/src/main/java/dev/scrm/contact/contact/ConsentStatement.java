package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a person agreed or withdrew, or that such a statement was taken back. The latest that was not taken back counts; at the same
 * instant a withdrawal.
 *
 * @param given whether the person agreed; false where a statement is taken back
 * @param source how it was learned, such as {@code web-form} or {@code phone-call}
 * @param evidence where it can be looked up
 * @param by who noted it, such as {@code user:lin.wei}
 * @param at when the person said so
 * @param takesBack the time of the statement by the same person that counts no more, in whatever order the two become known; null
 *     where something is stated
 */
public record ConsentStatement(
        About about,
        boolean given,
        String source,
        @Nullable String evidence,
        String by,
        Instant at,
        @Nullable Instant takesBack) {
    static final int KEPT = 20;

    static final Comparator<ConsentStatement> ORDER = comparing(ConsentStatement::at)
            .thenComparing((ConsentStatement statement) -> !statement.given)
            .thenComparing(ConsentStatement::source)
            .thenComparing(ConsentStatement::by)
            .thenComparing(ConsentStatement::evidence, nullsFirst(naturalOrder()))
            .thenComparing(ConsentStatement::takesBack, nullsFirst(naturalOrder()));

    /** By what and what for. */
    public record About(ConsentChannel channel, ConsentPurpose purpose) implements Comparable<About> {
        private static final Comparator<About> ORDER = comparing(About::channel).thenComparing(About::purpose);

        public About {
            requireNonNull(channel, "channel");
            requireNonNull(purpose, "purpose");
        }

        /** Among all that is said of a person. */
        String words() {
            return "consents.%s.%s".formatted(channel.word(), purpose.word());
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

    /** That something is stated. */
    public ConsentStatement(
            About about, boolean given, String source, @Nullable String evidence, String by, Instant at) {
        this(about, given, source, evidence, by, at, null);
    }

    /** That this one counts no more. */
    ConsentStatement takenBack(String how, String because, Instant when) {
        return new ConsentStatement(about, false, how, because, by, when, at);
    }

    /** The same, told with what was taken back, so that it counts again. */
    ConsentStatement again(ConsentStatement takenBack) {
        return new ConsentStatement(about, given, takenBack.source, takenBack.evidence, takenBack.by, takenBack.at);
    }

    /** Whether something is stated, and nothing taken back. */
    public boolean states() {
        return takesBack == null;
    }

    /** Whether another one says that this one counts no more. */
    boolean isTakenBackBy(ConsentStatement other) {
        return states() && at.equals(other.takesBack) && by.equals(other.by) && about.equals(other.about);
    }
}
