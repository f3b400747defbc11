package dev.scrm.gateway.erasure;

import static dev.scrm.gateway.commands.CommandFixtures.CONTACT;
import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.CUSTOMER;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.CancelCommand;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.ErasedContact;
import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.InMemoryErasedContacts;
import dev.scrm.gateway.commands.InMemoryLedger;
import dev.scrm.gateway.commands.InMemoryWaitingLines;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.PostponeReason;
import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Change;
import dev.scrm.gateway.reconciliation.Difference;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.gateway.reconciliation.InMemoryDifferences;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.test.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes of somebody who is erased, wherever the process dies meanwhile. */
class EraseContactTests {
    private static final Set<String> WRITES = Set.of("note", "keepFirst", "suppress", "forgetContact");

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A gateway that carried out one command, holds another, has a third on its way, and saw a difference. */
    private static final class World {
        final MutableClock clock = MutableClock.at(NOON);
        final InMemoryErasedContacts erased = new InMemoryErasedContacts();
        final InMemoryLedger ledger = new InMemoryLedger(clock);
        final InMemoryDifferences differences = new InMemoryDifferences();
        final InMemoryAnnouncements announcements = new InMemoryAnnouncements();
        final Map<String, Found> found = new HashMap<>();
        int writesLeft = Integer.MAX_VALUE;

        World() {
            var round = ledger.takeOn(List.of(anAppMessage("sent"), anAppMessage("held"), anAppMessage("sending")));
            ledger.decide(List.of(new Finished(anAppMessage("sent"), Outcome.sent(1, NOON))));
            ledger.postpone(round, List.of(new Ledger.Wait(anAppMessage("held"), PostponeReason.NOT_YET, NOON, false)));
            differences.record(CORP, "r1", List.of(aDifference(CUSTOMER), aDifference("wmLI")));
            announcements.save(List.of(new Announcement(
                    CORP, "contacts:" + CUSTOMER + "/lin.wei", Announcement.Kind.CHANGED, NOON.minusSeconds(1))));
        }

        List<ErasedStore> erase() {
            var watchedLedger = watched(Ledger.class, ledger);
            return new EraseContact(
                            watched(ErasedContacts.class, erased),
                            watchedLedger,
                            new CancelCommand(watchedLedger, new InMemoryWaitingLines(), clock),
                            watched(Differences.class, differences),
                            watched(Announcements.class, announcements),
                            new NameContacts(differences, announcements, clock),
                            watched(
                                    FoundBefore.class,
                                    (corpId, erasureId, contactId, now) ->
                                            found.computeIfAbsent(corpId + erasureId + contactId, _ -> now)))
                    .erase(CORP, "erasure-1", CONTACT, NOON);
        }

        /** Once more, when it was killed. */
        List<ErasedStore> erase(int killedAfter) {
            writesLeft = killedAfter;
            try {
                return erase();
            } catch (Killed _) {
                writesLeft = Integer.MAX_VALUE;
                return erase();
            }
        }

        private void write() {
            if (writesLeft-- <= 0) {
                throw new Killed();
            }
        }

        /** Dies before a write, and after it. */
        private <T> T watched(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        boolean writes = WRITES.contains(method.getName());
                        if (writes) {
                            write();
                        }
                        try {
                            var answer = method.invoke(real, arguments);
                            if (writes) {
                                write();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    @Test
    void givesBackWhatIsHeldAndMakesTheRestNobodys() {
        var world = new World();

        var reports = world.erase();

        assertThat(reports)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("because")
                .containsExactly(
                        new ErasedStore("commands", 2, 3, null),
                        new ErasedStore("waiting-commands", 1, 1, null),
                        new ErasedStore("reconciliation-differences", 1, 0, null),
                        new ErasedStore("announcements", 1, 0, null),
                        new ErasedStore("erased-contacts", 0, 1, null));
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.because() != null).isEqualTo(report.kept() > 0));
        assertThat(world.ledger.find(CORP, "held"))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(CommandStatus.SUPPRESSED))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("contact-erased"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isNull());
        assertThat(world.ledger.find(CORP, "sent"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isNull());
        assertThat(world.differences.unjudged("r1", 10))
                .extracting(Difference::id)
                .containsExactly("wmLI/lin.wei");
        assertThat(world.announcements.all).isEmpty();
    }

    @Test
    void answersTheSameNumbersWhereverItIsKilled() {
        var whole = new World().erase();

        for (int writes = 0; writes < 16; writes++) {
            var world = new World();

            assertThat(world.erase(writes)).as("killed after %d writes", writes).isEqualTo(whole);
            assertThat(world.announcements.all).isEmpty();
            assertThat(world.erased.find(CORP, List.of(CONTACT)))
                    .isEqualTo(Map.of(CONTACT, new ErasedContact("erasure-1", NOON, Map.of())));
        }
    }

    @Test
    void answersAsBeforeWhenAskedAgainAndLeavesWhoBeganAnew() {
        var world = new World();
        var first = world.erase();
        world.clock.advance(Duration.ofHours(1));
        world.ledger.takeOn(List.of(anAppMessage("since", world.clock.instant())));

        assertThat(world.erase()).isEqualTo(first);
        assertThat(world.ledger.find(CORP, "since"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isEqualTo(CONTACT));
    }

    private static Difference aDifference(String externalUserId) {
        return new Difference(
                Part.CONTACTS,
                externalUserId + "/lin.wei",
                Map.of("externalUserId", externalUserId),
                Set.of(),
                Change.CHANGED,
                NOON.minusSeconds(60),
                NOON.minusSeconds(1),
                null);
    }

    private static final class InMemoryAnnouncements implements Announcements {
        private final List<Announcement> all = new ArrayList<>();

        @Override
        public void save(List<Announcement> told) {
            all.addAll(told);
        }

        @Override
        public List<Announcement> find(String corpId, Collection<String> names) {
            return all.stream().filter(one -> names.contains(one.name())).toList();
        }

        @Override
        public void forgetBefore(Instant at) {
            all.removeIf(one -> one.at().isBefore(at));
        }

        @Override
        public long countOf(String corpId, String contactId, Instant until) {
            return all.stream().filter(one -> names(one, contactId, until)).count();
        }

        @Override
        public void forgetContact(String corpId, String contactId, Instant until) {
            all.removeIf(one -> names(one, contactId, until));
        }

        @Override
        public void nameContacts(String corpId) {}

        private static boolean names(Announcement one, String contactId, Instant until) {
            return one.contactId().filter(contactId::equals).isPresent()
                    && !one.at().isAfter(until);
        }
    }
}
