package dev.scrm.gateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestReconciliationTests {
    /** Ten in the evening in Shanghai. */
    private static final Instant EVENING = Instant.parse("2026-11-22T14:00:00Z");

    private final MutableClock clock = MutableClock.at(EVENING);
    private final InMemoryRuns runs = new InMemoryRuns();

    @Test
    void beginsOneRunOfAllPartsForEachCorpEachNightHoweverManyReplicasAsk() {
        var replicas = List.of(replica(true), replica(true));
        for (int minutes = 0; minutes < 2 * 24 * 60; minutes++) {
            replicas.forEach(RequestReconciliation::beginNightly);
            finishAll();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(runs.list("ww1", 100, null)).hasSize(2);
        assertThat(runs.list("ww2", 100, null)).hasSize(2).allSatisfy(run -> {
            assertThat(run.request().by()).isNull();
            assertThat(run.parts()).extracting(PartProgress::part).containsExactly(Part.values());
            assertThat(run.request().at().atZone(ZoneId.of("Asia/Shanghai")).getHour())
                    .isBetween(2, 4);
        });
    }

    @Test
    void waitsForTheOneThatGoesOnAndBeginsWhenItIsOver() {
        var replica = replica(true);
        var byHand = replica.request("ww1", "admin", List.of(), false, false);
        clock.advance(Duration.ofHours(6));
        clock.advance(Duration.ofMinutes(15));
        replica.beginNightly();
        assertThat(runs.list("ww1", 100, null)).hasSize(1);

        replica.cancel("ww1", byHand.id());
        clock.advance(Duration.ofHours(2));
        replica.beginNightly();

        assertThat(runs.list("ww1", 100, null)).hasSize(2);
    }

    @Test
    void beginsNothingByItselfWhereThatIsSwitchedOff() {
        clock.advance(Duration.ofHours(7));

        replica(false).beginNightly();

        assertThat(runs.list("ww1", 100, null)).isEmpty();
    }

    @Test
    void refusesASecondOneAndCorpsThatAreNotServed() {
        var replica = replica(true);
        replica.request("ww1", "admin", List.of(Part.TAGS), true, false);

        assertThatThrownBy(() -> replica.request("ww1", "admin", List.of(), false, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("reconciliation-under-way"));
        assertThatThrownBy(() -> replica.request("ww3", "admin", List.of(), false, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("corp-not-served"));
    }

    private void finishAll() {
        runs.takeDue(clock.instant(), clock.instant(), 10)
                .forEach(taken ->
                        runs.putBack(taken, taken.run().ended(Run.Status.FINISHED, clock.instant()), clock.instant()));
    }

    private RequestReconciliation replica(boolean nightly) {
        var settings = ReconciliationFixtures.atTenPastTwo(nightly);
        return new RequestReconciliation(
                new TwoCorps(),
                runs,
                new InMemoryDifferences(),
                new NoAnnouncements(),
                new InMemoryMirror(),
                settings,
                new Random(7),
                clock);
    }

    private record TwoCorps() implements Corps {
        @Override
        public Optional<Corp> find(String corpId) {
            return ids().contains(corpId) ? new OneCorp(corpId).find(corpId) : Optional.empty();
        }

        @Override
        public Optional<CallbackReceiver> findReceiver(String corpId, String address) {
            return find(corpId).flatMap(corp -> corp.app(address)).map(App.class::cast);
        }

        @Override
        public List<String> ids() {
            return List.of("ww1", "ww2");
        }
    }

    private record NoAnnouncements() implements Announcements {
        @Override
        public void save(List<Announcement> announcements) {}

        @Override
        public List<Announcement> find(String corpId, Collection<String> names) {
            return List.of();
        }

        @Override
        public void forgetBefore(Instant at) {}

        @Override
        public long countOf(String corpId, String contactId, Instant until) {
            return 0;
        }

        @Override
        public void nameContacts(String corpId) {}

        @Override
        public void forgetContact(String corpId, String contactId, Instant until) {}
    }
}
