package dev.scrm.contact.contact;

import dev.scrm.contact.contact.ContactEvent.ConsentChanged;
import dev.scrm.contact.contact.ContactEvent.MembershipChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is new of what is said of a person, between two states of it. Fields have no events, and nor has a stage that was taken back:
 * the snapshot tells of them.
 */
final class StatementNews {
    private StatementNews() {}

    static Stream<ContactEvent> of(Person before, Person after) {
        var then = before.statements();
        var now = after.statements();
        return Stream.of(profile(then, after), stage(then, now), consents(then, now), memberships(then, now))
                .flatMap(events -> events);
    }

    /** What is told is how the person is seen then, whatever WeCom tells besides. */
    private static Stream<ContactEvent> profile(Statements then, Person after) {
        var now = after.statements();
        boolean isNews = !now.statedName().equals(then.statedName())
                || !now.statedGender().equals(then.statedGender());
        return isNews
                ? Stream.of(new ProfileChanged(
                        after.name().orElse(""),
                        Statements.of(now.name(), now.gender()).toldAt()))
                : Stream.of();
    }

    private static Stream<ContactEvent> stage(Statements then, Statements now) {
        var from = then.stage().orElse(null);
        return now.stage().filter(stage -> !stage.equals(from)).stream()
                .flatMap(_ -> now.lastStage().stream())
                .map(change -> new StageChanged(from, change));
    }

    /** Who agrees once more has not changed their mind. */
    private static Stream<ContactEvent> consents(Statements then, Statements now) {
        return now.consents().stream()
                .map(ConsentStatement::about)
                .distinct()
                .filter(about -> !given(then, about).equals(given(now, about)))
                .map(about -> new ConsentChanged(changed(about, then, now)));
    }

    private static Optional<Boolean> given(Statements known, ConsentStatement.About about) {
        return known.consent(about).map(ConsentStatement::given);
    }

    /** What counts now; where something was taken back it is told with that, since what counts was told long ago. */
    private static ConsentStatement changed(ConsentStatement.About about, Statements then, Statements now) {
        var standing = now.consent(about);
        if (standing.filter(one -> !then.consents().contains(one)).isPresent()) {
            return standing.get();
        }
        var takenBack = now.consents().stream()
                .filter(one -> one.about().equals(about) && !one.states())
                .max(ConsentStatement.ORDER);
        return takenBack
                .map(last -> standing.map(one -> one.again(last)).orElse(last))
                .or(() -> standing)
                .orElseThrow();
    }

    private static Stream<ContactEvent> memberships(Statements then, Statements now) {
        return now.memberships().stream()
                .filter(membership -> then.membership(membership.system())
                        .map(known -> !known.reads(membership))
                        .orElse(!membership.ended()))
                .map(MembershipChanged::new);
    }
}
