package dev.scrm.contact.audit;

import static dev.scrm.contact.audit.AuditFixtures.CORP;
import static dev.scrm.contact.audit.AuditFixtures.MORNING;
import static dev.scrm.contact.audit.AuditFixtures.SEAL;
import static dev.scrm.contact.audit.AuditFixtures.read;
import static dev.scrm.contact.audit.AuditFixtures.reads;
import static dev.scrm.contact.audit.AuditFixtures.reveal;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.audit.AuditChains.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of chains does. */
public abstract class AuditChainsContract {
    private static final Wanted ALL = wanted(null, null, null, null, null);

    private AuditChains chains;
    private LinkRecords linkRecords;
    private VerifyChain verifyChain;

    protected abstract AuditChains chains();

    @BeforeEach
    void begin() {
        chains = chains();
        linkRecords = new LinkRecords(chains, SEAL);
        verifyChain = new VerifyChain(chains, SEAL);
    }

    @Test
    void givesEachRecordThePlaceAfterTheOneBefore() {
        linkRecords.link(CORP, reads(3));
        linkRecords.link(CORP, List.of(reveal()));

        var linked = chains.list(ALL, 10, Long.MAX_VALUE).stream()
                .sorted(comparingLong(LinkedRecord::sequence))
                .toList();
        assertThat(linked).extracting(LinkedRecord::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(linked.getFirst().previousHash()).isEqualTo(ChainPlace.START.hash());
        assertThat(linked.get(3).previousHash()).isEqualTo(linked.get(2).hash());
        assertThat(linked.get(3).record()).isEqualTo(reveal());
        assertThat(whole(4)).isTrue();
    }

    @Test
    void givesTheSameHashesHoweverRecordsComeTogether() {
        linkRecords.link(CORP, reads(5));
        var together = chains.last(CORP);

        var oneByOne = new InMemoryAuditChains();
        reads(5).forEach(record -> new LinkRecords(oneByOne, SEAL).link(CORP, List.of(record)));

        assertThat(oneByOne.last(CORP)).isEqualTo(together);
    }

    @Test
    void linksARecordOnceHoweverOftenItComes() {
        linkRecords.link(CORP, reads(3));

        linkRecords.link(CORP, List.of(read(2), read(4), read(2), read(1)));
        linkRecords.link(CORP, reads(4));

        assertThat(whole(4)).isTrue();
    }

    @Test
    void goesOnWhereABatchWasLeftInTheMiddle() {
        linkRecords.link(CORP, reads(2));
        var third = LinkedRecord.after(chains.last(CORP).orElseThrow(), read(3));
        chains.append(List.of(third)); // and the process died, before the head was kept

        linkRecords.link(CORP, reads(5));

        assertThat(whole(5)).isTrue();
    }

    @Test
    void keepsCorpsApart() {
        linkRecords.link(CORP, reads(2));
        linkRecords.link("ww2", List.of(read("ww2", 1)));

        assertThat(chains.last("ww2").orElseThrow().sequence()).isEqualTo(1);
        assertThat(whole(2)).isTrue();
        assertThat(chains.list(wanted("contact-1", null, null, null, null), 10, Long.MAX_VALUE))
                .hasSize(1);
    }

    /** As for a moment after a rebalance. */
    @Test
    void staysOneChainWhenTwoLinkAtTheSameMoment() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = List.of(0, 1).stream()
                    .map(offset -> threads.submit(() -> {
                        start.await();
                        for (int i = 0; i < 10; i++) {
                            // Half of them are the other's as well.
                            linkRecords.link(CORP, List.of(read(i * 2 + offset + 1), read(100 + i)));
                        }
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var one : running) {
                one.get();
            }
        }

        assertThat(whole(30)).isTrue();
    }

    @Test
    void listsTheLastLinkedFirstPageByPage() {
        linkRecords.link(CORP, reads(2));
        linkRecords.link(CORP, reads(7));

        List<Long> seen = new ArrayList<>();
        long below = Long.MAX_VALUE;
        while (true) {
            var page = chains.list(ALL, 3, below);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(linked -> seen.add(linked.sequence()));
            below = page.getLast().sequence();
        }

        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 7)
                        .map(number -> 8 - number)
                        .boxed()
                        .toList());
    }

    @Test
    void findsByWhatIsAskedFor() {
        linkRecords.link(CORP, reads(3));
        linkRecords.link(CORP, List.of(reveal()));

        assertThat(found(wanted("contact-2", null, null, null, null))).containsExactly(2L);
        assertThat(found(wanted(null, "user:lin.wei", null, null, null))).containsExactly(4L, 3L, 2L, 1L);
        assertThat(found(wanted(null, "user:chen.bo", null, null, null))).isEmpty();
        assertThat(found(wanted(null, null, AuditKind.REVEAL, null, null))).containsExactly(4L);
        assertThat(found(wanted(null, null, null, MORNING.plusSeconds(2), MORNING.plusSeconds(3))))
                .containsExactly(2L);
    }

    @Test
    void linksMoreThanOneBlockAtOnceAndFindsEachOfThem() {
        linkRecords.link(CORP, reads(3));
        linkRecords.link(CORP, reads(1_000));

        assertThat(whole(1_000)).isTrue();
        assertThat(found(wanted("contact-777", null, null, null, null))).containsExactly(777L);
        assertThat(chains.list(ALL, 3, 500)).extracting(LinkedRecord::sequence).containsExactly(499L, 498L, 497L);
        assertThat(chains.linked(
                        CORP, List.of(read(3).id(), read(999).id(), read(1_001).id())))
                .containsExactlyInAnyOrder(read(3).id(), read(999).id());
        List<Long> walked = new ArrayList<>();
        chains.walk(CORP, 640, stored -> {
            walked.add(stored.sequence());
            return walked.size() < 300;
        });
        assertThat(walked)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(641, 940).boxed().toList());
    }

    private List<Long> found(Wanted wanted) {
        return chains.list(wanted, 10, Long.MAX_VALUE).stream()
                .map(LinkedRecord::sequence)
                .toList();
    }

    private boolean whole(long records) {
        var verdict = verifyChain.verify(CORP, ChainPlace.START, 1_000);
        assertThat(verdict.broken()).isNull();
        assertThat(verdict.checked()).isEqualTo(records);
        assertThat(verdict.head()).isEqualTo(chains.last(CORP).orElseThrow());
        return verdict.done();
    }

    private static Wanted wanted(
            @Nullable String contactId,
            @Nullable String actor,
            @Nullable AuditKind kind,
            @Nullable Instant from,
            @Nullable Instant before) {
        return new Wanted(CORP, contactId, actor, kind, from, before);
    }
}
