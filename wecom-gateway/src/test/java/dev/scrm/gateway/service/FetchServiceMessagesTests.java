package dev.scrm.gateway.service;

import static dev.scrm.gateway.service.ServiceFixtures.ACCOUNT;
import static dev.scrm.gateway.service.ServiceFixtures.CORP;
import static dev.scrm.gateway.service.ServiceFixtures.NOON;
import static dev.scrm.gateway.service.ServiceFixtures.aDoorbell;
import static dev.scrm.gateway.service.ServiceFixtures.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.service.Fetch.Reason;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.gateway.wecom.ServiceItem;
import dev.scrm.gateway.wecom.ServicePage;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchServiceMessagesTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final ServiceAccounts accounts = new InMemoryServiceAccounts();
    private final List<ServiceItem> published = new ArrayList<>();
    private final List<Doorbell> rung = new ArrayList<>();
    private final FetchServiceMessages fetch = new FetchServiceMessages(
            wecom, new OneCorp(CORP), accounts, (messages, _) -> published.addAll(messages), rung::addAll, clock);
    private final RingAgain ringAgain = new RingAgain(accounts, rung::addAll, clock);

    @Test
    void publishesPageAfterPageAndRemembersTheLastCursor() {
        wecom.hasPage(new ServicePage("c1", true, List.of(aMessage("m1"))));
        wecom.hasPage(new ServicePage("c2", false, List.of(aMessage("m2"))));

        assertThat(fetch.fetch(aDoorbell())).isEqualTo(new Fetch.Done());

        assertThat(published).extracting(ServiceItem::messageId).containsExactly("m1", "m2");
        assertThat(accounts.find(CORP, ACCOUNT)).contains(new ServiceAccount("c2", null));
        assertThat(wecom.calls()).containsExactly("sync wkDEMOkf0001 token-1 null", "sync wkDEMOkf0001 token-1 c1");
    }

    @Test
    void letsOthersHaveTheirTurnAfterTenPagesAndRingsForTheRest() {
        for (int i = 1; i <= 12; i++) {
            wecom.hasPage(new ServicePage("c" + i, i < 12, List.of(aMessage("m" + i))));
        }

        assertThat(fetch.fetch(aDoorbell())).isEqualTo(new Fetch.More());
        assertThat(published).hasSize(10);
        assertThat(rung).containsExactly(aDoorbell());

        assertThat(fetch.fetch(rung.getFirst())).isEqualTo(new Fetch.Done());
        assertThat(published).hasSize(12);
    }

    @Test
    void asksForSmallerPagesWhenThereIsNoAnswerAgainAndAgain() {
        wecom.isSilent("sync", Cause.BROKEN);

        for (int tries = 0; tries < 5; tries++) {
            clock.advance(((Fetch.Postponed) fetch.fetch(aDoorbell())).pause());
        }
        wecom.isBack();
        wecom.hasPage(new ServicePage("c1", false, List.of()));
        fetch.fetch(aDoorbell());
        wecom.hasPage(new ServicePage("c2", false, List.of()));
        fetch.fetch(aDoorbell());

        assertThat(wecom.limits()).containsExactly(500, 500, 50, 5, 5, 5, 500);
    }

    @Test
    void asksForWholePagesAfterALimit() {
        wecom.answers("sync", 45009);
        for (int tries = 0; tries < 4; tries++) {
            clock.advance(((Fetch.Postponed) fetch.fetch(aDoorbell())).pause());
        }

        assertThat(wecom.limits()).containsOnly(500);
    }

    @Test
    void stopsWhereAPageBringsNoNewCursor() {
        accounts.save(CORP, ACCOUNT, "c1");
        wecom.hasPage(new ServicePage("c1", true, List.of()));

        assertThat(fetch.fetch(aDoorbell())).isEqualTo(new Fetch.Done());

        assertThat(wecom.calls()).hasSize(1);
    }

    @Test
    void waitsAMinuteWhenTheCorpCalledTooOften() {
        wecom.answers("sync", 45009);

        assertThat(fetch.fetch(aDoorbell()))
                .isEqualTo(new Fetch.Postponed(Reason.FREQUENCY_LIMITED, Duration.ofMinutes(1)));

        clock.advance(Duration.ofSeconds(59));
        assertThat(ringAgain.ring()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(ringAgain.ring()).isOne();
        assertThat(rung).containsExactly(aDoorbell());
    }

    @Test
    void doesNotAskWecomForWhatRingsWhileItWaitsAndUsesTheNewestTokenThen() {
        wecom.answers("sync", 45009);
        fetch.fetch(aDoorbell());
        var newer = new Doorbell(CORP, ACCOUNT, "token-2", "event-2", null);

        assertThat(fetch.fetch(newer)).isEqualTo(new Fetch.Waiting());

        assertThat(wecom.calls()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        ringAgain.ring();
        assertThat(rung).containsExactly(newer);
        assertThat(fetch.fetch(newer)).isInstanceOf(Fetch.Postponed.class);
        assertThat(wecom.calls()).hasSize(2);
    }

    @Test
    void waitsLongerEachTimeItIsRefusedAndAtMostFiveMinutes() {
        wecom.answers("sync", 48002);
        var pauses = new ArrayList<Duration>();

        for (int tries = 0; tries < 7; tries++) {
            pauses.add(((Fetch.Postponed) fetch.fetch(aDoorbell())).pause());
            clock.advance(pauses.getLast());
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 4L, 16L, 64L, 256L, 300L, 300L);
    }

    @Test
    void fetchesWhatWaitedOnceWecomAllowsItAndWaitsNoMore() {
        wecom.isSilent("sync", Cause.TIMED_OUT);
        assertThat(fetch.fetch(aDoorbell())).isEqualTo(new Fetch.Postponed(Reason.NO_ANSWER, Duration.ofSeconds(1)));
        wecom.isBack();
        wecom.hasPage(new ServicePage("c1", false, List.of(aMessage("m1"))));
        clock.advance(Duration.ofSeconds(1));
        ringAgain.ring();

        rung.forEach(fetch::fetch);

        assertThat(published).hasSize(1);
        assertThat(accounts.find(CORP, ACCOUNT)).contains(new ServiceAccount("c1", null));
        clock.advance(Duration.ofHours(1));
        assertThat(ringAgain.ring()).isZero();
    }

    @Test
    void keepsThePagesThatCameBeforeARefusal() {
        wecom.hasPage(new ServicePage("c1", true, List.of(aMessage("m1"))));
        var limitedAfterOnePage = new FetchServiceMessages(
                wecom,
                new OneCorp(CORP),
                accounts,
                (messages, _) -> {
                    published.addAll(messages);
                    wecom.answers("sync", 45009);
                },
                rung::addAll,
                clock);

        assertThat(limitedAfterOnePage.fetch(aDoorbell())).isInstanceOf(Fetch.Postponed.class);

        assertThat(published).hasSize(1);
        assertThat(accounts.find(CORP, ACCOUNT).orElseThrow().cursor()).isEqualTo("c1");
    }

    @Test
    void doesWithoutTheTokenWhenItIsTooOld() {
        wecom.answers("sync", 95007);

        fetch.fetch(aDoorbell());

        assertThat(wecom.calls()).containsExactly("sync wkDEMOkf0001 token-1 null", "sync wkDEMOkf0001 null null");
    }

    @Test
    void waitsForACorpThatIsNotInTheSettings() {
        assertThat(fetch.fetch(aDoorbell("ww-unknown", ACCOUNT)))
                .isEqualTo(new Fetch.Postponed(Reason.CORP_UNKNOWN, Duration.ofSeconds(1)));
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void givesUpWhenWecomNoLongerKeepsTheMessages() {
        wecom.answers("sync", 48002);
        fetch.fetch(aDoorbell());
        clock.advance(Duration.ofDays(3).plusSeconds(1));

        assertThat(fetch.fetch(aDoorbell())).isEqualTo(new Fetch.GivenUp(Reason.REFUSED));

        clock.advance(Duration.ofHours(1));
        assertThat(ringAgain.ring()).isZero();
    }

    @Test
    void ringsAgainForAFetchThatACrashInterrupted() {
        wecom.answers("sync", 45009);
        fetch.fetch(aDoorbell());
        clock.advance(Duration.ofMinutes(1));
        ringAgain.ring(); // and nobody answers it

        clock.advance(Duration.ofSeconds(30));

        assertThat(ringAgain.ring()).isOne();
    }
}
