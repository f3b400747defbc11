package dev.scrm.analytics.figures;

import static java.util.Comparator.comparing;

import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The adds known of a contact. They say which live code everything else about the contact is owed to. */
final class Adds {
    /** Times come from WeCom's clock (whole seconds) and from ours; this much they may disagree. */
    static final Duration CLOCKS_DISAGREE = Duration.ofMinutes(1);

    /** The order they happened in; the key decides between equal times, so that the order of arrival never does. */
    static final Comparator<ContactAdded> IN_ORDER =
            comparing(ContactAdded::time).thenComparing(ContactAdded::onceKey);

    private final List<ContactAdded> inOrder;

    Adds(Collection<ContactAdded> adds) {
        inOrder = adds.stream().sorted(IN_ORDER).toList();
    }

    /** The live code that had brought the contact by then. */
    String liveCodeAt(Instant time) {
        return inOrder.stream()
                .findFirst()
                .filter(add -> notAfter(add, time))
                .map(ContactAdded::liveCode)
                .orElse(FigureKey.NO_LIVE_CODE);
    }

    /** The add that a welcome message answers: its chain tells, or else it is the last one before it. */
    Optional<ContactAdded> answeredBy(WelcomeFinished welcome) {
        var chain = welcome.chain();
        return chain == null
                ? inOrder.reversed().stream()
                        .filter(add -> notAfter(add, welcome.time()))
                        .findFirst()
                : inOrder.stream().filter(add -> add.chain().equals(chain)).findFirst();
    }

    private static boolean notAfter(ContactAdded add, Instant time) {
        return !add.time().isAfter(time.plus(CLOCKS_DISAGREE));
    }
}
