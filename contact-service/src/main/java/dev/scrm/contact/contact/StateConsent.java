package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes that a person agreed or withdrew. */
public final class StateConsent {
    private static final int LONGEST_EVIDENCE = 500;
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * What somebody says of a consent.
     *
     * @param at when the person said so; null for now
     */
    public record Said(
            boolean given,
            String source,
            @Nullable Instant at,
            @Nullable String evidence) {}

    private final TakeStatements takeStatements;
    private final Clock clock;

    StateConsent(TakeStatements takeStatements, Clock clock) {
        this.takeStatements = takeStatements;
        this.clock = clock;
    }

    /** @param by who notes it */
    public VersionedContact state(
            Viewer viewer,
            String contactId,
            Precondition precondition,
            ConsentStatement.About about,
            Said said,
            String by) {
        takeStatements.check(viewer, contactId, precondition);
        checkForm(said, clock);
        return takeStatements.take(viewer, contactId, precondition, person -> {
            var known = person.statements().lastOfConsent(about);
            var at = said.at() == null ? Moment.after(known, clock) : named(said.at(), clock);
            return Optional.of(
                    Statements.of(new ConsentStatement(about, said.given(), said.source(), said.evidence(), by, at)));
        });
    }

    /** Refuses what nobody can have said. */
    public static void checkForm(Said said, Clock clock) {
        if (!SOURCE.matcher(said.source()).matches()) {
            throw StatementRefused.consentInvalid(
                    "source", "1 to 64 of a-z, 0-9 and hyphen, with a letter first, such as web-form");
        }
        if (said.evidence() != null && !VisibleText.isLines(said.evidence(), LONGEST_EVIDENCE)) {
            throw StatementRefused.consentInvalid("evidence", "1 to 500 visible characters or none");
        }
        if (said.at() != null) {
            named(said.at(), clock);
        }
    }

    private static Instant named(Instant at, Clock clock) {
        return Moment.named(at, clock)
                .orElseThrow(
                        () -> StatementRefused.consentInvalid("at", "a time since 2000, at most five minutes ahead"));
    }
}
