package dev.scrm.gateway.corps;

import static dev.scrm.gateway.corps.CorpFixtures.NOON;
import static dev.scrm.gateway.corps.CorpFixtures.OTHER_AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.aChange;
import static dev.scrm.gateway.corps.CorpFixtures.aCorp;
import static dev.scrm.gateway.corps.CorpFixtures.aWish;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of corps does. */
public abstract class RegistrationsContract {
    protected abstract Registrations registrations();

    @Test
    void keepsACorpWithItsAppsAsItIs() {
        var corp = aCorp("ww1");
        var app = corp.app("1000002").orElseThrow().with(aWish("secret-two", "tokenTwo", OTHER_AES_KEY), NOON);
        var rotated = corp.with(app);

        save(rotated);

        assertThat(registrations().find("ww1")).contains(rotated);
        assertThat(registrations().all()).containsExactly(rotated);
        assertThat(registrations().find("ww2")).isEmpty();
    }

    @Test
    void keepsTheNextVersionAndNoOther() {
        var first = aCorp("ww1");
        var second = first.with("白鲸", false).changed(NOON.plusSeconds(2));
        save(first);

        assertThat(save(first)).as("it is there already").isFalse();
        assertThat(save(second)).isTrue();
        assertThat(save(second)).as("somebody was faster").isFalse();
        assertThat(registrations().find("ww1")).contains(second);
    }

    @Test
    void growsItsCountWithEveryChange() {
        long before = registrations().changes();

        save(aCorp("ww1"));
        long afterOne = registrations().changes();
        save(aCorp("ww1").with("白鲸", true).changed(NOON));

        assertThat(afterOne).isGreaterThan(before);
        assertThat(registrations().changes()).isGreaterThan(afterOne);
    }

    @Test
    void listsById() {
        save(aCorp("ww2"));
        save(aCorp("ww1"));
        save(aCorp("ww3"));

        assertThat(registrations().list(2, null))
                .extracting(CorpRegistration::corpId)
                .containsExactly("ww1", "ww2");
        assertThat(registrations().list(2, "ww2"))
                .extracting(CorpRegistration::corpId)
                .containsExactly("ww3");
        assertThat(registrations().count()).isEqualTo(3);
    }

    @Test
    void removesACorpButNotItsTrail() {
        var corp = aCorp("ww1");
        save(corp);
        long before = registrations().changes();

        assertThat(registrations().remove(corp, aChange("ww1", 2, CorpChange.Action.CORP_REMOVED)))
                .isTrue();

        assertThat(registrations().find("ww1")).isEmpty();
        assertThat(registrations().all()).isEmpty();
        assertThat(registrations().changes()).isGreaterThan(before);
        assertThat(registrations().trail("ww1", 10, null))
                .extracting(CorpChange::action)
                .containsExactly(CorpChange.Action.CORP_REMOVED, CorpChange.Action.CORP_ADDED);
        assertThat(save(aCorp("ww1"))).as("it can be made anew").isTrue();
    }

    @Test
    void showsTheTrailOfOneCorpLatestFirst() {
        var corp = aCorp("ww1");
        save(corp);
        save(aCorp("ww2"));
        var next = corp.with("白鲸", true).changed(NOON);
        var change = aChange("ww1", 2, CorpChange.Action.CORP_CHANGED);
        registrations().save(next, change);

        assertThat(registrations().trail("ww1", 1, null)).containsExactly(change);
        assertThat(registrations().trail("ww1", 9, change.id()))
                .extracting(CorpChange::version)
                .containsExactly(1L);
    }

    private boolean save(CorpRegistration corp) {
        return registrations().save(corp, aChange(corp.corpId(), corp.version(), CorpChange.Action.CORP_ADDED));
    }
}
