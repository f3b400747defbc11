package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes what a system outside says of a person's membership there. */
public final class TellMembership {
    static final int MOST_SYSTEMS = 50;
    private static final int LONGEST_LEVEL = 64;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000_000_000_000L);
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * What a system says.
     *
     * @param points as they were written; a whole number is wanted
     * @param ended true when the person is no member any more
     * @param at since when; null for now
     */
    public record Said(
            String system,
            @Nullable String level,
            @Nullable BigDecimal points,
            boolean ended,
            @Nullable Instant at) {}

    private final TakeStatements takeStatements;
    private final Clock clock;

    TellMembership(TakeStatements takeStatements, Clock clock) {
        this.takeStatements = takeStatements;
        this.clock = clock;
    }

    /** @param source who says so */
    public VersionedContact tell(Viewer viewer, String contactId, Precondition precondition, Said said, String source) {
        takeStatements.check(viewer, contactId, precondition);
        check(said);
        var points = said.points() == null ? null : whole(said.points());
        return takeStatements.take(viewer, contactId, precondition, person -> {
            var known = person.statements().membership(said.system());
            if (known.isEmpty() && person.statements().memberships().size() >= MOST_SYSTEMS) {
                throw StatementRefused.tooManyMemberships(MOST_SYSTEMS);
            }
            var at = said.at() == null ? Moment.after(known.map(Membership::at), clock) : named(said.at());
            return Optional.of(
                    Statements.of(new Membership(said.system(), said.level(), points, said.ended(), source, at)));
        });
    }

    private void check(Said said) {
        checkForm(said);
        if (said.at() != null) {
            named(said.at());
        }
    }

    /** Refuses what no system can say, whenever it says it. */
    public static void checkForm(Said said) {
        var level = said.level();
        if (!SYSTEM.matcher(said.system()).matches()) {
            throw StatementRefused.membershipInvalid("system", "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        }
        if (level != null && !VisibleText.isLine(level, LONGEST_LEVEL)) {
            throw StatementRefused.membershipInvalid("level", "1 to 64 visible characters or none");
        }
        if (!said.ended() && level == null && said.points() == null) {
            throw StatementRefused.membershipInvalid("level", "level or points");
        }
        if (said.points() != null) {
            whole(said.points());
        }
    }

    static long whole(BigDecimal points) {
        if (points.abs().compareTo(MOST_POINTS) > 0
                || points.stripTrailingZeros().scale() > 0) {
            throw StatementRefused.membershipInvalid("points", "a whole number of at most a million millions");
        }
        return points.longValueExact();
    }

    private Instant named(Instant at) {
        return Moment.named(at, clock)
                .orElseThrow(() ->
                        StatementRefused.membershipInvalid("at", "a time since 2000, at most five minutes ahead"));
    }
}
