package dev.scrm.contact.behavior;

import static dev.scrm.contact.behavior.BehaviorFixtures.CORP;
import static dev.scrm.contact.behavior.BehaviorFixtures.MEMBER;
import static dev.scrm.contact.behavior.BehaviorFixtures.NOON;
import static dev.scrm.contact.behavior.BehaviorFixtures.received;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.identity.InMemoryIdentityClaims;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.test.GoldenSample;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of behaviours when the process dies in between, and when somebody becomes known at the same moment. */
class RecordBehaviorsTests {
    private static final String WANG = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final Subject OF_WANG = new Subject.OfContact(WANG);
    private static final Subject OF_MEMBER = new Subject.OfIdentity(MEMBER);

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
    private final InMemoryBehaviors behaviors = new InMemoryBehaviors();
    private final InMemoryWaitingBehaviors waitingBehaviors = new InMemoryWaitingBehaviors();
    private final List<OfContact> told = new ArrayList<>();
    private final Map<Figure, Integer> counted = new EnumMap<>(Figure.class);
    private boolean dies;

    private final SourceFigures figures = new SourceFigures() {
        @Override
        public void add(Map<SourceDay, Map<Figure, Integer>> counts) {
            counts.values()
                    .forEach(ofDay -> ofDay.forEach((figure, count) -> counted.merge(figure, count, Integer::sum)));
        }

        @Override
        public void noteSkew(SourceDay day, Duration skew) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Day> list(String corpId, String sourceId, int days) {
            return List.of();
        }
    };

    private final BehaviorNews news = told -> {
        if (dies) {
            dies = false;
            throw new IllegalStateException("killed");
        }
        this.told.addAll(told);
    };

    private final Resolve resolve = new Resolve(claims, contacts);
    private final KeepAndTell keepAndTell = new KeepAndTell(behaviors, news, new Forgotten(contacts, IDS));
    private final ReleaseWaiting releaseWaiting = new ReleaseWaiting(waitingBehaviors, resolve, keepAndTell, figures);

    @BeforeEach
    void wangIsThere() {
        contacts.apply(List.of(new LearnedFact(
                new ContactId(CORP, WANG),
                scan("lin.wei", MORNING),
                GoldenSample.envelope("scrm.wecom.external-contact-added.v1"),
                new SourcePosition("scrm.wecom.callbacks.v1", 0, 1))));
    }

    @Test
    void areToldAfterADeathBetweenKeepingAndTelling() {
        dies = true;
        assertThatThrownBy(() -> record(List.of(received("m1", OF_WANG, 1)))).hasMessage("killed");

        record(List.of(received("m1", OF_WANG, 1)));

        assertThat(told).hasSize(1);
        assertThat(counted).containsEntry(Figure.RECORDED, 1).doesNotContainKey(Figure.DUPLICATE);
    }

    @Test
    void areNotToldAgainWhenTheSourceRepeatsThem() {
        record(List.of(received("m1", OF_WANG, 1), received("m1", OF_WANG, 2)));
        record(List.of(received("m1", OF_WANG, 3)));

        assertThat(told).hasSize(1);
        assertThat(counted).containsEntry(Figure.RECORDED, 1).containsEntry(Figure.DUPLICATE, 2);
    }

    @Test
    void areToldOnceWhenOneOfTwoThatTookTheSameDies() {
        var first = received("m1", OF_WANG, 1);
        var elsewhere = new Received(
                first.behavior(), new SourcePosition(first.position().topic(), 1, 1));
        dies = true;
        assertThatThrownBy(() -> record(List.of(first))).hasMessage("killed");

        record(List.of(elsewhere));
        assertThat(told).isEmpty();
        record(List.of(first));

        assertThat(told).hasSize(1);
        assertThat(counted).containsEntry(Figure.RECORDED, 1).containsEntry(Figure.DUPLICATE, 1);
    }

    @Test
    void areToldOnceThoughTheSameWaitsForSomebodyElse() {
        record(List.of(received("m1", OF_MEMBER, 1)));
        record(List.of(received("m1", OF_WANG, 2)));
        claims.claim(CORP, List.of(new IdentityClaim(MEMBER, WANG, true)));

        releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)));

        assertThat(told).hasSize(1);
        assertThat(waitingBehaviors.find(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)), 10))
                .isEmpty();
    }

    @Test
    void areToldUnderTheSameIdAfterADeathBetweenTellingAndForgetting() {
        record(List.of(received("m1", OF_MEMBER, 1)));
        claims.claim(CORP, List.of(new IdentityClaim(MEMBER, WANG, true)));
        dies = true;
        assertThatThrownBy(() -> releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS))))
                .hasMessage("killed");

        releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)));
        releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)));

        assertThat(told).extracting(OfContact::contactId).containsExactly(WANG);
    }

    @Test
    void areNotLeftWaitingForSomebodyWhoBecomesKnownAtThatMoment() {
        var claimedMeanwhile = new WaitingBehaviors() {
            @Override
            public Set<String> keep(List<Waiting> waiting) {
                // Whoever claims looks for what waits before it is there.
                claims.claim(CORP, List.of(new IdentityClaim(MEMBER, WANG, true)));
                releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)));
                return waitingBehaviors.keep(waiting);
            }

            @Override
            public List<Waiting> find(String corpId, Collection<String> awaited, int limit) {
                return waitingBehaviors.find(corpId, awaited, limit);
            }

            @Override
            public Map<String, SourcePosition> positions(Collection<String> behaviorIds) {
                return waitingBehaviors.positions(behaviorIds);
            }

            @Override
            public Map<String, Integer> counts(String corpId, Collection<String> awaited) {
                return waitingBehaviors.counts(corpId, awaited);
            }

            @Override
            public int recount(String corpId, String awaited, int most) {
                return waitingBehaviors.recount(corpId, awaited, most);
            }

            @Override
            public List<OfKind> kinds(String corpId) {
                return waitingBehaviors.kinds(corpId);
            }

            @Override
            public void remove(String corpId, List<Waiting> waiting) {
                waitingBehaviors.remove(corpId, waiting);
            }

            @Override
            public void forgetBefore(LocalDate day) {}
        };

        record(List.of(received("m1", OF_MEMBER, 1)), claimedMeanwhile);

        assertThat(told).hasSize(1);
        assertThat(waitingBehaviors.find(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)), 10))
                .isEmpty();
    }

    @Test
    void waitForOneInALimitedNumberWhichRepetitionsAndOthersDoNotUseUp() {
        var almost = IntStream.range(0, KeepWaiting.MOST_FOR_ONE - 1)
                .mapToObj(i -> received("m" + i, OF_MEMBER, i))
                .toList();
        assertThat(record(almost)).isEmpty();

        var beyond = record(List.of(
                received("m0", OF_MEMBER, 0),
                received("m1", OF_MEMBER, 5_000),
                received("last", OF_MEMBER, 5_001),
                received("too-many", OF_MEMBER, 5_002),
                received("else", new Subject.OfContact("00000000000000000000000000000000"), 5_003)));

        assertThat(beyond).containsExactly("too-many");
        assertThat(counted)
                .containsEntry(Figure.WAITING, KeepWaiting.MOST_FOR_ONE + 2)
                .containsEntry(Figure.DUPLICATE, 1);
        claims.claim(CORP, List.of(new IdentityClaim(MEMBER, WANG, true)));
        releaseWaiting.release(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS)));
        assertThat(told).hasSize(KeepWaiting.MOST_FOR_ONE);
    }

    @Test
    void waitInThePlaceOfThoseThatWereForgotten() {
        var full = IntStream.range(0, KeepWaiting.MOST_FOR_ONE)
                .mapToObj(i -> received("m" + i, OF_MEMBER, i == 0 ? 100_000 : i))
                .toList();
        assertThat(record(full)).isEmpty();
        assertThat(record(List.of(received("too-many", OF_MEMBER, 5_000)))).containsExactly("too-many");

        waitingBehaviors.forgetBefore(LocalDate.ofInstant(NOON, ZoneOffset.UTC).plusDays(1));

        assertThat(waitingBehaviors.counts(CORP, Set.of(OF_MEMBER.awaited(CORP, IDS))))
                .as("as the store counts until somebody looks")
                .containsValue(KeepWaiting.MOST_FOR_ONE);
        assertThat(record(List.of(received("room", OF_MEMBER, 5_001)))).isEmpty();
        assertThat(record(List.of(received("more-room", OF_MEMBER, 5_002)))).isEmpty();
    }

    @Test
    void waitForAContactThatIsNotThereYet() {
        var nobody = new Subject.OfContact("00000000000000000000000000000000");

        record(List.of(received("m1", nobody, 1)));

        assertThat(told).isEmpty();
        assertThat(waitingBehaviors.find(CORP, Set.of(nobody.awaited(CORP, IDS)), 10))
                .hasSize(1);
    }

    /** The message ids of those for which there was no room. */
    private List<String> record(List<Received> received) {
        return record(received, waitingBehaviors);
    }

    private List<String> record(List<Received> received, WaitingBehaviors waitingBehaviors) {
        var tally = new Tally();
        var keepWaiting = new KeepWaiting(waitingBehaviors, resolve, releaseWaiting, IDS);
        var beyond = new RecordBehaviors(resolve, keepAndTell, keepWaiting, new Forgotten(contacts, IDS))
                .record(received, tally);
        tally.writeTo(figures);
        return beyond.stream().map(one -> one.behavior().messageId()).toList();
    }
}
