package dev.scrm.analytics.figures;

import static java.util.Objects.requireNonNull;

import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.FirstResponded;
import dev.scrm.analytics.figures.Fact.FirstResponseOverdue;
import dev.scrm.analytics.figures.Fact.RedAlertRaised;
import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one contact that figures need. What a contact adds to the figures depends on the set of its facts
 * alone, not on the order they came in or how often: a fact known already changes nothing, and an add that comes late
 * moves what it explains to its live code.
 *
 * @param corpId the tenant
 * @param brought the earliest add; kept until the contact is erased, because it says which live code brought the contact
 * @param remembered the facts counted lately, in the order they came
 * @param erasedAt what is dated until then is not counted any more; null of one who never was erased
 */
public record ContactFacts(
        String corpId,
        @Nullable ContactAdded brought,
        List<Remembered> remembered,
        @Nullable Instant erasedAt) {
    /** Longer than any topic read here keeps its records (30 days), so that reading one again finds all known. */
    static final Duration REMEMBERED_FOR = Duration.ofDays(45);

    /** Beyond what any person does in that time; it only bounds what a runaway sender can make of one contact. */
    static final int REMEMBERED_AT_MOST = 500;

    /** A fact and when it was counted. */
    public record Remembered(Fact fact, Instant countedAt) {
        public Remembered {
            requireNonNull(fact, "fact");
            requireNonNull(countedAt, "countedAt");
        }
    }

    public ContactFacts {
        requireNonNull(corpId, "corpId");
        remembered = List.copyOf(remembered);
    }

    /** A contact of which nothing is known yet. */
    public static ContactFacts unknown(String corpId) {
        return new ContactFacts(corpId, null, List.of(), null);
    }

    /** Counts a fact: the facts from now on, and what that changes in the figures. */
    public Decision<ContactFacts, FigureChange> count(Fact fact, Instant now) {
        if (isErased(fact) || knows(fact)) {
            return Decision.unchanged(this);
        }
        var next = with(fact, now);
        var adds = next.adds();
        var changes = Stream.of(next.owed(fact, adds));
        return Decision.of(
                next,
                fact instanceof ContactAdded
                        ? Stream.concat(changes, next.moved(adds(), adds)).toList()
                        : changes.toList());
    }

    /**
     * Forgets what is dated until then. What it came to stays in the figures, which name nobody; what happened since is owed no more to
     * who brought the contact before.
     */
    public Decision<ContactFacts, FigureChange> erase(Instant at) {
        if (erasedAt != null && !at.isAfter(erasedAt)) {
            return Decision.unchanged(this);
        }
        var since = remembered.stream()
                .filter(known -> known.fact().time().isAfter(at))
                .toList();
        var next = new ContactFacts(corpId, broughtSince(at), since, at);
        return Decision.of(next, next.moved(adds(), next.adds()).toList());
    }

    private @Nullable ContactAdded broughtSince(Instant at) {
        return facts().filter(ContactAdded.class::isInstance)
                .map(ContactAdded.class::cast)
                .filter(add -> add.time().isAfter(at))
                .min(Adds.IN_ORDER)
                .orElse(null);
    }

    /** How many facts an erasure forgets. */
    public long countUntil(Instant at) {
        return facts().filter(fact -> !fact.time().isAfter(at))
                .map(Fact::onceKey)
                .distinct()
                .count();
    }

    private boolean isErased(Fact fact) {
        return erasedAt != null && !fact.time().isAfter(erasedAt);
    }

    private boolean knows(Fact fact) {
        return facts().anyMatch(known -> known.onceKey().equals(fact.onceKey()));
    }

    private Stream<Fact> facts() {
        return Stream.concat(Stream.ofNullable(brought), remembered.stream().map(Remembered::fact));
    }

    private ContactFacts with(Fact fact, Instant now) {
        var kept = new ArrayList<Remembered>();
        remembered.stream()
                .skip(Math.max(0, remembered.size() + 1 - REMEMBERED_AT_MOST))
                .filter(known -> known.countedAt().plus(REMEMBERED_FOR).isAfter(now))
                .forEach(kept::add);
        kept.add(new Remembered(fact, now));
        return new ContactFacts(corpId, fact instanceof ContactAdded added ? earlier(added) : brought, kept, erasedAt);
    }

    private ContactAdded earlier(ContactAdded added) {
        return brought == null ? added : Collections.min(List.of(brought, added), Adds.IN_ORDER);
    }

    /** What the facts come to by the adds that are known now, less what they came to by those known then. */
    private Stream<FigureChange> moved(Adds then, Adds now) {
        return remembered.stream()
                .map(Remembered::fact)
                .filter(known -> !owed(known, now).equals(owed(known, then)))
                .flatMap(known -> Stream.of(owed(known, then).negated(), owed(known, now)));
    }

    private Adds adds() {
        return new Adds(facts().filter(ContactAdded.class::isInstance)
                .map(ContactAdded.class::cast)
                .distinct()
                .toList());
    }

    private FigureChange owed(Fact fact, Adds adds) {
        return switch (fact) {
            case ContactAdded add -> change(add, add.liveCode(), Figure.one(Count.CONTACTS_ADDED));
            case WelcomeFinished welcome -> owed(welcome, adds);
            case TicketOpened ticket -> change(ticket, adds, Figure.one(Count.TICKETS_OPENED));
            case RedAlertRaised alert -> change(alert, adds, Figure.one(Count.RED_ALERTS));
            case FirstResponded response -> change(response, adds, amount(response));
            case FirstResponseOverdue overdue -> change(overdue, adds, Figure.one(Count.FIRST_RESPONSES_OVERDUE));
        };
    }

    private FigureChange owed(WelcomeFinished welcome, Adds adds) {
        var amount = Figure.one(count(welcome.result()));
        return adds.answeredBy(welcome)
                .map(add -> change(welcome, add.liveCode(), timed(amount, add, welcome)))
                .orElseGet(() -> change(welcome, adds, amount));
    }

    private static Figure timed(Figure amount, ContactAdded add, WelcomeFinished welcome) {
        return welcome.result() == WelcomeResult.SENT
                ? amount.and(
                        Timing.WELCOME_LATENCY,
                        Duration.between(add.receivedAt(), welcome.finishedAt()).toMillis())
                : amount;
    }

    private static Figure amount(FirstResponded response) {
        var amount = Figure.one(Count.FIRST_RESPONSES)
                .and(Timing.FIRST_RESPONSE, response.elapsed().toMillis());
        return response.breached() ? amount.and(Count.FIRST_RESPONSES_BREACHED) : amount;
    }

    private static Count count(WelcomeResult result) {
        return switch (result) {
            case SENT -> Count.WELCOMES_SENT;
            case FAILED -> Count.WELCOMES_FAILED;
            case EXPIRED -> Count.WELCOMES_EXPIRED;
        };
    }

    private FigureChange change(Fact fact, Adds adds, Figure amount) {
        return change(fact, adds.liveCodeAt(fact.time()), amount);
    }

    private FigureChange change(Fact fact, String liveCode, Figure amount) {
        return new FigureChange(FigureKey.at(corpId, fact.time(), liveCode), amount);
    }
}
