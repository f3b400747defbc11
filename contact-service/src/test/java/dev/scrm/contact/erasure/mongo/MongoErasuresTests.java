package dev.scrm.contact.erasure.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.erasure.Certificate;
import dev.scrm.contact.erasure.Erasure;
import dev.scrm.contact.erasure.Erasure.Answer;
import dev.scrm.contact.erasure.Erasure.Status;
import dev.scrm.contact.erasure.ErasureReason;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasures as they lie there, and those that somebody has to look at. */
class MongoErasuresTests {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MongoErasures erasures = new MongoErasures(
            TestMongo.freshDatabase("erasures"), (_, _, _) -> List.of(), new NoRelay(), MutableClock.at(NOON));

    @BeforeEach
    void haveIndexes() {
        erasures.createIndexes();
    }

    @Test
    void keepsWhatWasFoundHowOftenWasAskedAndWhatItWillBeCertifiedWith() {
        var content = new Certificate.Content(
                CORP, "e1", List.of("c1"), "other", "user:mei", NOON, NOON, NOON, List.of(), List.of());
        var spreading = erasure(
                "e1",
                Status.SPREADING,
                NOON,
                new Erasure.Asked(3, NOON.plusSeconds(240)),
                new Certificate(content, "hash", "seal"));

        save(spreading);

        assertThat(erasures.find(CORP, "e1")).contains(spreading);
    }

    @Test
    void handsOutWhoIsToBeAskedAgainWhenTheirTimeHasCome() {
        save(erasure("e1", Status.SPREADING, NOON, new Erasure.Asked(1, NOON.plusSeconds(60)), null));

        assertThat(erasures.findDue(NOON.plusSeconds(59), 10)).isEmpty();
        assertThat(erasures.findDue(NOON.plusSeconds(60), 10)).hasSize(1);
    }

    @Test
    void addsOneOfAContactAtATime() {
        var first = waiting("e1", "c1");
        var second = waiting("e2", "c1");
        var other = waiting("e3", "c2");

        assertThat(erasures.add(first)).isEqualTo(first);
        assertThat(erasures.add(second)).isEqualTo(first);
        assertThat(erasures.add(other)).isEqualTo(other);
        assertThat(erasures.list(CORP, 10, null)).containsExactly(other, first);

        erasures.update(CORP, "e1", _ -> Decision.of(cancelled(first), List.of()));

        assertThat(erasures.findUnderWay(CORP, "c1")).isEmpty();
        assertThat(erasures.add(second)).isEqualTo(second);
        assertThat(erasures.findUnderWay(CORP, "c1")).contains(second);
    }

    @Test
    void countsThoseThatWereDueAndHaveNotEnded() {
        var asked = new Erasure.Asked(1, NOON.plusSeconds(60));
        save(erasure("e1", Status.SPREADING, NOON, asked, null));
        save(erasure("e2", Status.SPREADING, NOON.plusSeconds(1), asked, null));
        save(erasure("e3", Status.WAITING, NOON, null, null));
        save(erasure("e4", Status.CANCELLED, NOON, null, null));
        save(erasure("e5", Status.ERASING, NOON, null, null));

        assertThat(erasures.countOverdue(NOON)).isZero();
        assertThat(erasures.countOverdue(NOON.plusMillis(1))).isEqualTo(3);
        assertThat(erasures.countOverdue(NOON.plusSeconds(2))).isEqualTo(4);
    }

    @Test
    void countsThoseThatFailOnAndOnThoughTheirTimeIsNotOver() {
        for (int times = 1; times <= 6; times++) {
            save(held("failed-" + times, new Erasure.Held(times, true, "MongoTimeoutException", NOON, NOON)));
            save(held("waits-" + times, new Erasure.Held(times, false, "unsettled", NOON, NOON)));
        }

        assertThat(erasures.countOverdue(NOON)).isEqualTo(2);
        assertThat(erasures.find(CORP, "failed-6").orElseThrow().held())
                .isEqualTo(new Erasure.Held(6, true, "MongoTimeoutException", NOON, NOON));
    }

    @Test
    void handsOutOneThatIsHeldWhenItIsToBeTriedOnceMore() {
        save(held("e1", new Erasure.Held(1, true, "MongoTimeoutException", NOON, NOON.plusSeconds(8))));

        assertThat(erasures.findDue(NOON.plusSeconds(7), 10)).isEmpty();
        assertThat(erasures.findDue(NOON.plusSeconds(8), 10)).hasSize(1);
    }

    private static Erasure held(String id, Erasure.Held held) {
        var one = erasure(id, Status.ERASING, NOON, null, null);
        return new Erasure(
                CORP,
                id,
                one.request(),
                one.status(),
                one.awaited(),
                one.traces(),
                null,
                null,
                held,
                List.of(),
                List.of(),
                null,
                null);
    }

    private void save(Erasure erasure) {
        erasures.add(erasure);
        erasures.update(CORP, erasure.id(), _ -> Decision.of(erasure, List.of()));
    }

    private static Erasure waiting(String id, String contactId) {
        return new Erasure(
                CORP,
                id,
                new Erasure.Request(contactId, ErasureReason.OTHER, "letter", "user:mei", NOON, NOON),
                Status.WAITING,
                List.of("ticket-service"),
                new Traces(List.of(), List.of()),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Erasure cancelled(Erasure erasure) {
        return new Erasure(
                CORP,
                erasure.id(),
                erasure.request(),
                Status.CANCELLED,
                erasure.awaited(),
                erasure.traces(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                NOON);
    }

    private static Erasure erasure(
            String id, Status status, Instant dueAt, Erasure.@Nullable Asked asked, @Nullable Certificate certificate) {
        return new Erasure(
                CORP,
                id,
                new Erasure.Request("contact-of-" + id, ErasureReason.OTHER, "letter", "user:mei", NOON, dueAt),
                status,
                List.of("ticket-service"),
                new Traces(List.of("c1"), List.of()),
                status == Status.SPREADING ? NOON : null,
                asked,
                null,
                List.of(new Answer("c1", "contact-service", List.of(new StoreReport("timelines", 3, 0, null)), NOON)),
                List.of(),
                certificate,
                null);
    }

    /** What waits in the outbox is none of these tests' business. */
    private static final class NoRelay implements OutboxRelay {
        @Override
        public void register(OutboxSource source) {}

        @Override
        public void offer(OutboxSource source, List<PendingOutbox> pending) {}
    }
}
