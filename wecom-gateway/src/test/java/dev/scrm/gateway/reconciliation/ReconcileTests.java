package dev.scrm.gateway.reconciliation;

import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.CORP;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.NOON;
import static dev.scrm.gateway.reconciliation.ReconciliationFixtures.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.SuspendedCorp;
import dev.scrm.gateway.corps.Suspension;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
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
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileTests {
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final MutableClock clock = MutableClock.at(NOON);
    private final Map<String, String> wecom = new TreeMap<>();
    private final List<Announcement> callbacks = new ArrayList<>();
    private final List<Announcement> announced = new ArrayList<>();
    private final InMemoryMirror mirror = new InMemoryMirror();
    private final InMemoryDifferences differences = new InMemoryDifferences();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final SuspendedCorp corps = new SuspendedCorp(CORP);
    private final Told told = new Told();
    private final PagedChats chats = new PagedChats();

    /** Calls of a port until the process dies; never when negative. */
    private int callsToLive = -1;

    private final Reconcile reconcile = reconcile();
    private int begun;

    @Test
    void tellsAllTheFirstTimeAndOnlyWhatDiffersAfterwards() {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C", "d", "D"));
        assertThat(run().counts()).isEqualTo(DifferenceCounts.NONE);
        assertThat(told.names()).containsExactlyInAnyOrder("a=A", "b=B", "c=C", "d=D");

        told.clear();
        wecom.put("b", "BB");
        wecom.put("e", "E");
        wecom.remove("d");

        assertThat(run().counts()).isEqualTo(new DifferenceCounts(1, 1, 0, 1, 3));
        assertThat(told.names()).containsExactlyInAnyOrder("b=BB", "e=E", "d gone");
    }

    @Test
    void takesWhatACallbackToldOfForToldAlsoWhenItComesAfterTheReading() {
        wecom.putAll(Map.of("a", "A", "b", "B"));
        run();
        wecom.put("a", "AA");
        wecom.put("b", "BB");
        var id = begin();
        clock.advance(Duration.ofSeconds(5));
        reconcile.work();
        assertThat(runs.find(CORP, id).orElseThrow().finishedAt()).isNull();

        callbacks.add(new Announcement(CORP, "group-chats:a", Kind.CHANGED, clock.instant()));
        clock.advance(SETTLING);
        reconcile.work();

        assertThat(runs.find(CORP, id).orElseThrow().counts()).isEqualTo(new DifferenceCounts(0, 2, 0, 0, 1));
    }

    @Test
    void believesThatAThingIsGoneOnlyWhenWeComSaysSoOfItself() {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C"));
        run();
        told.clear();
        chats.leaveOut = "b";
        wecom.remove("c");

        run();

        assertThat(told.names()).containsExactly("c gone");
    }

    @Test
    void leavesWhatWeComWouldNotShowAsItWasKnown() {
        wecom.putAll(Map.of("a", "A", "b", "B"));
        run();
        told.clear();
        chats.leaveOut = "b";
        chats.refuses = "b";
        var refused = run();
        assertThat(refused.parts().getFirst().unreadable()).isEqualTo(1);
        assertThat(told.names()).isEmpty();

        chats.leaveOut = null;
        chats.refuses = null;

        assertThat(run().counts()).isEqualTo(DifferenceCounts.NONE);
    }

    @Test
    void takesAnAnswerAboutAnotherThingForNone() {
        wecom.putAll(Map.of("a", "A", "b", "B"));
        run();
        told.clear();
        chats.leaveOut = "b";
        chats.answersAboutAnother = true;

        assertThat(run().parts().getFirst().unreadable()).isEqualTo(1);
        assertThat(told.names()).isEmpty();
    }

    @Test
    void beginsAListAnewWhoseCursorWeComForgot() {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C", "d", "D"));
        chats.forgetsCursors = 1;

        assertThat(run().parts().getFirst().state()).isEqualTo(PartProgress.State.DONE);
        assertThat(told.latest).hasSize(4);
    }

    @Test
    void endsAListWhoseCursorLeadsToWhereItCameFrom() {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C", "d", "D"));
        chats.repeatsItself = true;

        run();

        assertThat(chats.asked).isEqualTo(2);
    }

    @Test
    void waitsWhileWeComDoesNotAnswerAndGivesUpAfterADay() {
        wecom.put("a", "A");
        chats.silentUntil = NOON.plus(Duration.ofHours(2));
        var id = begin();
        pass(Duration.ofHours(1));
        assertThat(runs.find(CORP, id).orElseThrow().finishedAt()).isNull();
        assertThat(chats.asked).as("pauses grow").isLessThan(30);
        pass(Duration.ofHours(2));
        assertThat(told.names()).containsExactly("a=A");

        chats.silentUntil = Instant.MAX;
        var hopeless = begin();
        pass(Duration.ofHours(25));

        assertThat(runs.find(CORP, hopeless).orElseThrow().status()).isEqualTo(Run.Status.FAILED);
        assertThat(runs.find(CORP, hopeless).orElseThrow().hindrance()).isEqualTo(Hindrance.NO_ANSWER);
        assertThat(told.ends).extracting(Run::id).containsExactly(id, hopeless);
    }

    @Test
    void saysThatItsCorpIsNotServedAndGoesOnWhenItIs() {
        wecom.put("a", "A");
        corps.suspend(Suspension.DISABLED);
        var id = begin();
        pass(Duration.ofMinutes(20));
        assertThat(runs.find(CORP, id).orElseThrow().hindrance()).isEqualTo(Hindrance.CORP_NOT_SERVED);

        corps.serve();
        pass(Duration.ofMinutes(20));

        assertThat(runs.find(CORP, id).orElseThrow().status()).isEqualTo(Run.Status.FINISHED);
        assertThat(runs.find(CORP, id).orElseThrow().hindrance()).isNull();
    }

    @Test
    void believesThatMuchIsGoneOnlyWhenSomebodySaysSo() {
        for (int i = 100; i < 500; i++) {
            wecom.put("chat-" + i, "A");
        }
        run();
        told.clear();
        for (int i = 100; i < 201; i++) {
            wecom.remove("chat-" + i);
        }

        var held = run();
        assertThat(held.parts().getFirst().state()).isEqualTo(PartProgress.State.HELD);
        assertThat(held.status()).isEqualTo(Run.Status.FINISHED);
        assertThat(told.names()).isEmpty();

        begin(true);
        pass(Duration.ofMinutes(20));
        assertThat(told.names()).hasSize(101).contains("chat-100 gone", "chat-200 gone");
    }

    @Test
    void believesThatSomeAreGone() {
        for (int i = 100; i < 500; i++) {
            wecom.put("chat-" + i, "A");
        }
        run();
        for (int i = 100; i < 200; i++) {
            wecom.remove("chat-" + i);
        }

        assertThat(run().counts().vanished()).isEqualTo(100);
    }

    @Test
    void goesOnWithTheOtherPartsWhenWeComRefusesOne() {
        chats.refusesAll = true;

        var run = run();

        assertThat(run.status()).isEqualTo(Run.Status.FINISHED);
        assertThat(run.parts().getFirst().state()).isEqualTo(PartProgress.State.REFUSED);
        assertThat(run.parts().getFirst().errorCode()).isEqualTo(48002);
    }

    @Test
    void stopsWhenItIsCancelled() {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C", "d", "D"));
        var id = begin();
        chats.meanwhile = () -> runs.cancel(CORP, id, clock.instant());

        pass(Duration.ofMinutes(20));

        assertThat(chats.asked).isEqualTo(1);
        assertThat(runs.find(CORP, id).orElseThrow().status()).isEqualTo(Run.Status.CANCELLED);
        assertThat(told.ends).isEmpty();
    }

    /** Whatever call of a store or of Kafka is the last one before the process dies. */
    @Test
    void endsTheSameWhereverTheProcessDies() {
        int crashes = 0;
        boolean died = true;
        for (int calls = 0; died; calls++) {
            var other = new ReconcileTests();
            died = other.diesAfter(calls);
            crashes += died ? 1 : 0;
            assertThat(other.told.names()).as("died after %s calls", calls).contains("b=BB", "e=E", "d gone");
            assertThat(other.told.latest)
                    .as("died after %s calls", calls)
                    .isEqualTo(Map.of("a", "A", "b", "BB", "c", "C", "e", "E"));
            assertThat(other.told.ends.getLast().counts())
                    .as("died after %s calls", calls)
                    .isEqualTo(new DifferenceCounts(1, 1, 0, 1, 2));
        }
        assertThat(crashes).isGreaterThan(20);
    }

    private boolean diesAfter(int calls) {
        wecom.putAll(Map.of("a", "A", "b", "B", "c", "C", "d", "D"));
        run();
        wecom.put("b", "BB");
        wecom.put("e", "E");
        wecom.remove("d");
        callbacks.add(new Announcement(CORP, "group-chats:d", Kind.REMOVED, clock.instant()));
        begin();
        callsToLive = calls;
        boolean died = false;
        for (int minutes = 0; minutes < 20; minutes++) {
            try {
                reconcile.work();
            } catch (Died | CompletionException _) {
                died = true;
                callsToLive = -1;
            }
            clock.advance(Duration.ofMinutes(1));
        }
        return died;
    }

    private Run run() {
        var id = begin();
        pass(Duration.ofMinutes(20));
        var run = runs.find(CORP, id).orElseThrow();
        assertThat(run.finishedAt()).isNotNull();
        return run;
    }

    private String begin() {
        return begin(false);
    }

    private String begin(boolean acceptsVanished) {
        clock.advance(Duration.ofMinutes(1));
        var id = "run " + begun++;
        var request = new Run.Request(id, CORP, "admin", false, acceptsVanished, clock.instant());
        assertThat(runs.begin(Run.of(request, List.of(Part.GROUP_CHATS)))).isTrue();
        return id;
    }

    private void pass(Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            reconcile.work();
            clock.advance(Duration.ofSeconds(20));
        }
    }

    private Reconcile reconcile() {
        CallbackLog log = taker -> {
            taker.accept(List.copyOf(callbacks));
            return true;
        };
        var judge = new JudgeDifferences(
                mortal(CallbackLog.class, log),
                mortal(Announcements.class, new Announced()),
                mortal(Differences.class, differences),
                mortal(Snapshots.class, told),
                _ -> {});
        var comparePage = new ComparePage(
                mortal(Mirror.class, mirror), mortal(Differences.class, differences), mortal(Snapshots.class, told));
        var steps = new ReconcileStep(
                List.of(chats), mortal(Mirror.class, mirror), comparePage, judge, SETTLING, 20, clock);
        return new Reconcile(corps, mortal(Runs.class, runs), steps, clock);
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A port whose caller dies after a call; from then on no call is made. */
    private <T> T mortal(Class<T> port, T real) {
        var dying = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
            if (callsToLive == 0) {
                throw new Died();
            }
            try {
                var answer = method.invoke(real, arguments);
                callsToLive -= callsToLive > 0 ? 1 : 0;
                if (callsToLive == 0) {
                    throw new Died();
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return port.cast(dying);
    }

    private final class Announced implements Announcements {
        @Override
        public void save(List<Announcement> announcements) {
            announced.addAll(announcements);
        }

        @Override
        public List<Announcement> find(String corpId, Collection<String> names) {
            return announced.stream().filter(one -> names.contains(one.name())).toList();
        }

        @Override
        public void forgetBefore(Instant at) {
            announced.removeIf(one -> one.at().isBefore(at));
        }

        @Override
        public long countOf(String corpId, String contactId, Instant until) {
            return 0;
        }

        @Override
        public void nameContacts(String corpId) {}

        @Override
        public void forgetContact(String corpId, String contactId, Instant until) {}
    }

    /** What was told, and what somebody who listens knows by now. */
    private static final class Told implements Snapshots {
        private final List<Snapshot> snapshots = new ArrayList<>();
        private final List<Run> ends = new ArrayList<>();
        private final Map<String, String> latest = new HashMap<>();

        @Override
        public void tell(Run run, List<Snapshot> told) {
            snapshots.addAll(told);
            for (var snapshot : told) {
                if (snapshot.thing() == null) {
                    latest.remove(snapshot.id());
                } else {
                    latest.put(
                            snapshot.id(),
                            String.valueOf(snapshot.thing().told().get("name")));
                }
            }
        }

        @Override
        public void tellEnd(Run run) {
            ends.add(run);
        }

        List<String> names() {
            return snapshots.stream()
                    .map(snapshot -> snapshot.thing() == null
                            ? snapshot.id() + " gone"
                            : snapshot.id() + "=" + snapshot.thing().told().get("name"))
                    .toList();
        }

        void clear() {
            snapshots.clear();
        }
    }

    /** Group chats of the simulated corp, two a page. */
    private final class PagedChats implements PartReader {
        private @Nullable String leaveOut;
        private @Nullable String refuses;
        private boolean answersAboutAnother;
        private boolean refusesAll;
        private boolean repeatsItself;
        private int forgetsCursors;
        private Instant silentUntil = Instant.MIN;
        private Runnable meanwhile = () -> {};
        private int asked;

        @Override
        public Part part() {
            return Part.GROUP_CHATS;
        }

        @Override
        public Page read(App app, Position position) {
            asked++;
            meanwhile.run();
            if (refusesAll) {
                throw ReadingInterrupted.refused("groupchat/list", 48002);
            }
            if (forgetsCursors > 0 && !position.cursor().isEmpty()) {
                forgetsCursors--;
                throw ReadingInterrupted.refused("groupchat/list", 50100);
            }
            if (repeatsItself && !position.cursor().isEmpty()) {
                return new Page(List.of(), position);
            }
            if (clock.instant().isBefore(silentUntil)) {
                throw ReadingInterrupted.later("groupchat/list", null);
            }
            var page = wecom.entrySet().stream()
                    .filter(chat -> chat.getKey().compareTo(position.cursor()) > 0)
                    .limit(2)
                    .toList();
            return new Page(
                    page.stream()
                            .filter(chat -> !chat.getKey().equals(leaveOut))
                            .map(chat -> aChat(chat.getKey(), chat.getValue()))
                            .toList(),
                    page.size() < 2 ? null : position.next(page.getLast().getKey()));
        }

        @Override
        public List<Look> look(App app, List<Known> unmet) {
            return unmet.stream().map(this::look).toList();
        }

        private Look look(Known known) {
            if (known.id().equals(refuses)) {
                return new Look.Unreadable();
            }
            var name = wecom.get(known.id());
            return name == null
                    ? new Look.Gone()
                    : new Look.There(aChat(answersAboutAnother ? "another" : known.id(), name));
        }
    }
}
