package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CONTACT;
import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.ErasedContacts.Unsettled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who was erased, over any store. */
public abstract class ErasedContactsContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    protected abstract ErasedContacts erased();

    @Test
    void knowsWhoWasErasedAndNobodyElse() {
        erased().note(CORP, CONTACT, "e1", NOON);

        assertThat(erased().find(CORP, List.of(CONTACT, "other")))
                .isEqualTo(Map.of(CONTACT, new ErasedContact("e1", NOON, Map.of())));
        assertThat(erased().find("wwOther", List.of(CONTACT))).isEmpty();
    }

    @Test
    void countsTheFirstAnswerOfAServiceThatSendsCommands() {
        erased().note(CORP, CONTACT, "e1", NOON);
        erased().answered(CORP, CONTACT, "e1", "journey-service", LATER);
        erased().answered(CORP, CONTACT, "e1", "journey-service", LATER.plusSeconds(60));
        erased().answered(CORP, CONTACT, "e1", "ticket-service", LATER.plusSeconds(1));
        erased().answered(CORP, CONTACT, "e1", "analytics-service", LATER);
        erased().answered(CORP, CONTACT, "e0", "ticket-service", NOON);
        erased().answered(CORP, "other", "e1", "ticket-service", NOON);

        assertThat(erased().find(CORP, List.of(CONTACT, "other")))
                .isEqualTo(Map.of(
                        CONTACT,
                        new ErasedContact(
                                "e1", NOON, Map.of("journey-service", LATER, "ticket-service", LATER.plusSeconds(1)))));
    }

    @Test
    void changesNothingWhenItIsToldAgain() {
        erased().note(CORP, CONTACT, "e1", NOON);
        erased().answered(CORP, CONTACT, "e1", "journey-service", LATER);
        var once = erased().find(CORP, List.of(CONTACT));
        erased().settle(new Unsettled(CORP, CONTACT, NOON));

        erased().note(CORP, CONTACT, "e1", NOON);

        assertThat(erased().find(CORP, List.of(CONTACT))).isEqualTo(once);
        assertThat(erased().unsettled(10)).isEmpty();
    }

    @Test
    void putsALaterErasureInPlaceOfAnEarlierOneAndNotTheOtherWayRound() {
        erased().note(CORP, CONTACT, "e1", NOON);
        erased().answered(CORP, CONTACT, "e1", "journey-service", NOON.plusSeconds(1));
        erased().settle(new Unsettled(CORP, CONTACT, NOON));

        erased().note(CORP, CONTACT, "e2", LATER);
        erased().note(CORP, CONTACT, "e1", NOON);
        erased().settle(new Unsettled(CORP, CONTACT, NOON));

        assertThat(erased().find(CORP, List.of(CONTACT)))
                .isEqualTo(Map.of(CONTACT, new ErasedContact("e2", LATER, Map.of())));
        assertThat(erased().unsettled(10)).containsExactly(new Unsettled(CORP, CONTACT, LATER));
    }

    @Test
    void namesThoseWhoAreNotSettled() {
        erased().note(CORP, CONTACT, "e1", NOON);
        erased().note(CORP, "other", "e1", NOON);
        erased().settle(new Unsettled(CORP, "other", NOON));

        assertThat(erased().unsettled(10)).containsExactly(new Unsettled(CORP, CONTACT, NOON));
        assertThat(erased().unsettled(10)).hasSize(1);
    }
}
