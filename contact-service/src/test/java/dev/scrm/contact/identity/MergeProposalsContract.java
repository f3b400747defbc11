package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.identity.MergeProposal.Status.ACCEPTED;
import static dev.scrm.contact.identity.MergeProposal.Status.DISMISSED;
import static dev.scrm.contact.identity.MergeProposal.Status.OPEN;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of merge proposals does. */
public abstract class MergeProposalsContract {
    /** A store that nobody else uses. */
    protected abstract MergeProposals proposals();

    @Test
    void areMadeOnceForTwoContactsWhicheverComesFirst() {
        proposals().propose(proposal("a", "b"));
        proposals().propose(MergeProposal.of(CORP, "b", "a", "identity:email", at(9)));

        assertThat(proposals().list(CORP, OPEN, 10, null)).containsExactly(proposal("a", "b"));
    }

    @Test
    void areDecidedOnce() {
        var proposal = proposal("a", "b");
        proposals().propose(proposal);

        assertThat(proposals().decide(proposal.decided(DISMISSED, LIN, at(1)))).isTrue();
        assertThat(proposals().decide(proposal.decided(ACCEPTED, LIN, at(2)))).isFalse();
        assertThat(proposals().find(CORP, proposal.id())).contains(proposal.decided(DISMISSED, LIN, at(1)));
    }

    @Test
    void areNotMadeAgainAfterTheyWereDismissed() {
        var proposal = proposal("a", "b");
        proposals().propose(proposal);
        proposals().decide(proposal.decided(DISMISSED, LIN, at(1)));

        proposals().propose(proposal);

        assertThat(proposals().list(CORP, OPEN, 10, null)).isEmpty();
    }

    @Test
    void areMadeAgainAfterTheTwoWereOneAndNobodyHadDecided() {
        var proposal = proposal("a", "b");
        proposals().propose(proposal);
        proposals().decide(proposal.merged(at(1)));
        var again = MergeProposal.of(CORP, "a", "b", "identity:email", at(2));

        proposals().propose(again);
        assertThat(proposals().find(CORP, proposal.id())).contains(again);

        proposals().decide(again.decided(ACCEPTED, LIN, at(3)));
        proposals().propose(proposal);
        assertThat(proposals().find(CORP, proposal.id())).contains(again.decided(ACCEPTED, LIN, at(3)));
    }

    @Test
    void areFoundWhileTheyAreOpenByEitherContact() {
        Stream.of("b", "c").forEach(other -> proposals().propose(proposal("a", other)));
        proposals().propose(proposal("c", "d"));
        proposals().propose(MergeProposal.of(OTHER_CORP, "a", "b", "identity:phone", MORNING));
        proposals().decide(proposal("a", "b").decided(DISMISSED, LIN, at(1)));

        assertThat(proposals().openOf(CORP, List.of("a"))).containsExactly(proposal("a", "c"));
        assertThat(proposals().openOf(CORP, List.of("c", "d")))
                .containsExactlyInAnyOrder(proposal("a", "c"), proposal("c", "d"));
        assertThat(proposals().openOf(CORP, List.of("b", "e"))).isEmpty();
    }

    @Test
    void areAcceptedThoughItWasHeardMeanwhileThatTheTwoAreOne() {
        var proposal = proposal("a", "b");
        proposals().propose(proposal);

        assertThat(proposals().decide(proposal.merged(at(1)))).isTrue();
        assertThat(proposals().decide(proposal.decided(DISMISSED, LIN, at(2)))).isFalse();
        assertThat(proposals().decide(proposal.decided(ACCEPTED, LIN, at(2)))).isTrue();
        assertThat(proposals().decide(proposal.merged(at(3)))).isFalse();
        assertThat(proposals().find(CORP, proposal.id())).contains(proposal.decided(ACCEPTED, LIN, at(2)));
    }

    @Test
    void areOpenOfOneContactSoManyAndNoMore() {
        // Half of the others come before it, and half after it.
        assertThat(IntStream.range(0, MergeProposals.MOST_OPEN).mapToObj(i -> (i % 2 == 0 ? "a" : "z") + i))
                .allSatisfy(other ->
                        assertThat(proposals().propose(proposal("shop", other))).isTrue());
        var decided = proposal("shop", "z7");

        assertThat(proposals().propose(proposal("shop", "somebody"))).isFalse();
        assertThat(proposals().propose(proposal("another", "shop"))).isFalse();
        assertThat(proposals().propose(decided)).as("known").isTrue();
        assertThat(proposals().propose(proposal("z7", "somebody")))
                .as("of others")
                .isTrue();
        assertThat(proposals().propose(MergeProposal.of(OTHER_CORP, "shop", "somebody", "identity:phone", MORNING)))
                .as("of another corp")
                .isTrue();
        assertThat(proposals().openOf(CORP, List.of("shop"))).hasSize(MergeProposals.MOST_OPEN);
        proposals().decide(decided.merged(at(1)));
        assertThat(proposals().propose(proposal("another", "shop")))
                .as("there is room")
                .isTrue();
        assertThat(proposals().propose(decided)).as("closed as merged").isFalse();
        assertThat(proposals().find(CORP, decided.id())).contains(decided.merged(at(1)));
    }

    @Test
    void areListedByStatusWithinTheCorpFromAfterAnId() {
        Stream.of("b", "c", "d").forEach(other -> proposals().propose(proposal("a", other)));
        proposals().propose(MergeProposal.of(OTHER_CORP, "a", "b", "identity:phone", MORNING));
        var all = proposals().list(CORP, OPEN, 10, null);

        assertThat(all).hasSize(3).isSortedAccordingTo(comparing(MergeProposal::id));
        assertThat(proposals().list(CORP, OPEN, 1, all.getFirst().id())).containsExactly(all.get(1));
        assertThat(proposals().find(OTHER_CORP, all.getFirst().id())).isEmpty();
    }

    private static MergeProposal proposal(String one, String other) {
        return MergeProposal.of(CORP, one, other, "identity:phone", MORNING);
    }
}
