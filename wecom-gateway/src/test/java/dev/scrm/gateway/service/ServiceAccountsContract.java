package dev.scrm.gateway.service;

import static dev.scrm.gateway.service.ServiceFixtures.ACCOUNT;
import static dev.scrm.gateway.service.ServiceFixtures.CORP;
import static dev.scrm.gateway.service.ServiceFixtures.NOON;
import static dev.scrm.gateway.service.ServiceFixtures.aDoorbell;
import static dev.scrm.gateway.service.ServiceFixtures.postponed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
public abstract class ServiceAccountsContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    protected abstract ServiceAccounts accounts();

    @Test
    void remembersHowFarEachAccountOfEachCorpWasRead() {
        assertThat(accounts().find(CORP, ACCOUNT)).isEmpty();

        accounts().save(CORP, ACCOUNT, "cursor-1");
        accounts().save("ww2", ACCOUNT, "cursor-2");
        accounts().save(CORP, ACCOUNT, "cursor-3");

        assertThat(accounts().find(CORP, ACCOUNT)).contains(new ServiceAccount("cursor-3", null));
        assertThat(accounts().find("ww2", ACCOUNT)).contains(new ServiceAccount("cursor-2", null));
    }

    @Test
    void keepsWhatIsPostponedBesideTheCursorUntilItIsSettled() {
        var postponed = postponed(aDoorbell(), LATER);
        accounts().postpone(postponed);
        accounts().save(CORP, ACCOUNT, "cursor-1");

        assertThat(accounts().find(CORP, ACCOUNT)).contains(new ServiceAccount("cursor-1", postponed));

        accounts().settle(CORP, ACCOUNT);
        assertThat(accounts().find(CORP, ACCOUNT)).contains(new ServiceAccount("cursor-1", null));
    }

    @Test
    void handsOutWhatIsDueOnceAndAgainWhenNobodySettledIt() {
        accounts().postpone(postponed(aDoorbell(CORP, "wk-due"), NOON));
        accounts().postpone(postponed(aDoorbell("ww2", "wk-due"), NOON.minusSeconds(1)));
        accounts().postpone(postponed(aDoorbell(CORP, "wk-later"), LATER));

        assertThat(accounts().takeDue(NOON, LATER, 10))
                .containsExactly(aDoorbell("ww2", "wk-due"), aDoorbell(CORP, "wk-due"));
        assertThat(accounts().takeDue(NOON, LATER, 10)).isEmpty();
        accounts().settle("ww2", "wk-due");
        assertThat(accounts().takeDue(LATER, LATER.plusSeconds(60), 10))
                .containsExactlyInAnyOrder(aDoorbell(CORP, "wk-due"), aDoorbell(CORP, "wk-later"));
    }

    @Test
    void handsOutNoMoreAtOnceThanAskedFor() {
        accounts().postpone(postponed(aDoorbell(CORP, "wk-1"), NOON));
        accounts().postpone(postponed(aDoorbell(CORP, "wk-2"), NOON));

        assertThat(accounts().takeDue(NOON, LATER, 1)).hasSize(1);
        assertThat(accounts().takeDue(NOON, LATER, 1)).hasSize(1);
        assertThat(accounts().takeDue(NOON, LATER, 1)).isEmpty();
    }
}
