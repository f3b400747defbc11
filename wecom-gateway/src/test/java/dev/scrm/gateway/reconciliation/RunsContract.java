package dev.scrm.gateway.reconciliation;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of runs does. */
public abstract class RunsContract {
    private static final Instant LATER = NOON.plusSeconds(300);

    protected abstract Runs runs();

    @Test
    void letsOneGoOnForACorpAtATime() {
        assertThat(runs().begin(aRun("1"))).isTrue();
        assertThat(runs().begin(aRun("1"))).isFalse();
        assertThat(runs().begin(aRun("2"))).isFalse();
        assertThat(runs().begin(aRun("3", "ww2", true, Part.TAGS, NOON))).isTrue();

        runs().cancel(CORP, "1", NOON);

        assertThat(runs().begin(aRun("1"))).isFalse();
        assertThat(runs().begin(aRun("2"))).isTrue();
        assertThat(runs().running(CORP)).map(Run::id).contains("2");
    }

    @Test
    void givesARunToOneReplicaUntilItsClaimIsOld() {
        runs().begin(aRun("1"));

        assertThat(runs().takeDue(NOON.minusSeconds(1), LATER, 10)).isEmpty();
        assertThat(runs().takeDue(NOON, LATER, 10)).hasSize(1);
        assertThat(runs().takeDue(NOON, LATER, 10)).isEmpty();
        assertThat(runs().takeDue(LATER, LATER.plusSeconds(300), 10)).hasSize(1);
    }

    @Test
    void keepsAllOfARun() {
        runs().begin(aRun("1"));
        var taken = runs().takeDue(NOON, LATER, 10).getFirst();
        var begun = taken.run()
                .current()
                .orElseThrow()
                .begun(NOON.minusSeconds(9), NOON)
                .plus(3, 2, 1);
        var read = taken.run()
                .with(begun.with(new DifferenceCounts(1, 2, 3, 4, 5)))
                .at(new Position("lin.wei", List.of("sun.jing"), "next"))
                .settlingUntil(LATER);

        assertThat(runs().save(taken, read, LATER)).isTrue();
        assertThat(runs().find(CORP, "1")).contains(read);
        assertThat(runs().find("ww2", "1")).isEmpty();

        var ended = read.with(begun.refused(48002, LATER)).ended(Run.Status.FINISHED, LATER);
        runs().putBack(taken, ended, LATER);

        assertThat(runs().find(CORP, "1")).contains(ended);
        assertThat(runs().takeDue(LATER.plusSeconds(900), LATER, 10)).isEmpty();
        assertThat(runs().running(CORP)).isEmpty();
    }

    @Test
    void takesNothingFromWhoLostItsClaim() {
        runs().begin(aRun("1"));
        var slow = runs().takeDue(NOON, LATER, 10).getFirst();
        var quick = runs().takeDue(LATER, LATER.plusSeconds(300), 10).getFirst();

        assertThat(runs().save(slow, slow.run().failedOnceMore(Hindrance.NO_ANSWER), LATER))
                .isFalse();
        runs().putBack(slow, slow.run().failedOnceMore(Hindrance.NO_ANSWER), LATER);

        assertThat(runs().find(CORP, "1")).contains(quick.run());
        assertThat(runs().save(quick, quick.run().failedOnceMore(Hindrance.NO_ANSWER), LATER))
                .isTrue();
    }

    @Test
    void remembersThatOnlyStaffWithCustomerContactWereRead() {
        runs().begin(aRun("1", CORP, false, Part.STAFF, NOON));
        var taken = runs().takeDue(NOON, LATER, 10).getFirst();

        var run = taken.run().counted(part -> part.limited(true));
        assertThat(runs().save(taken, run, LATER)).isTrue();

        assertThat(runs().find(CORP, "1")).contains(run);
    }

    @Test
    void takesNothingForARunThatWasCancelled() {
        runs().begin(aRun("1"));
        var taken = runs().takeDue(NOON, LATER, 10).getFirst();

        assertThat(runs().cancel(CORP, "1", NOON)).isTrue();
        assertThat(runs().cancel(CORP, "1", NOON)).isFalse();

        assertThat(runs().save(taken, taken.run(), LATER)).isFalse();
        assertThat(runs().find(CORP, "1")).map(Run::status).contains(Run.Status.CANCELLED);
        assertThat(runs().takeDue(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void listsThoseOfACorpLatestFirst() {
        for (int i = 0; i < 3; i++) {
            runs().begin(aRun("r" + i, CORP, false, Part.TAGS, NOON.plusSeconds(i)));
            runs().cancel(CORP, "r" + i, NOON.plusSeconds(i));
        }

        assertThat(runs().list(CORP, 2, null)).extracting(Run::id).containsExactly("r2", "r1");
        assertThat(runs().list(CORP, 2, NOON.plusSeconds(1)))
                .extracting(Run::id)
                .containsExactly("r0");

        runs().forgetBefore(NOON.plusSeconds(2));
        assertThat(runs().list(CORP, 9, null)).extracting(Run::id).containsExactly("r2");
    }
}
