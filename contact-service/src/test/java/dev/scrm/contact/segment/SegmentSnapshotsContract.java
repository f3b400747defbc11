package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.SegmentMembers.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of snapshots does. */
public abstract class SegmentSnapshotsContract {
    private static final String CORP = "corp-a";
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(30);

    private SegmentSnapshots snapshots;

    protected abstract SegmentSnapshots snapshots();

    @BeforeEach
    void open() {
        snapshots = snapshots();
    }

    @Test
    void listsThoseOfASegmentTheLatestFirst() {
        snapshots.add(snapshot(CORP, "keen", "01"));
        snapshots.add(snapshot(CORP, "keen", "02"));
        snapshots.add(snapshot(CORP, "keen", "03"));
        snapshots.add(snapshot(CORP, "silent", "04"));
        snapshots.add(snapshot("corp-b", "keen", "05"));

        assertThat(snapshots.list(CORP, "keen", 2, null))
                .extracting(SegmentSnapshot::id)
                .containsExactly("03", "02");
        assertThat(snapshots.list(CORP, "keen", 2, "02"))
                .extracting(SegmentSnapshot::id)
                .containsExactly("01");
        assertThat(snapshots.count(CORP)).isEqualTo(4);
        assertThat(snapshots.find("corp-b", "01")).isEmpty();
    }

    @Test
    void isHeldByOneAtATime() {
        var snapshot = snapshot(CORP, "keen", "01");
        snapshots.add(snapshot);
        var first = snapshots.hold(NOON, LATER).orElseThrow();
        assertThat(snapshots.hold(NOON, LATER)).isEmpty();

        var second = snapshots.hold(LATER, LATER.plusSeconds(30)).orElseThrow();

        assertThat(snapshots.save(first, snapshot.writtenTo("wang", 1), LATER)).isFalse();
        assertThat(snapshots.save(second, snapshot.writtenTo("zhao", 2), LATER)).isTrue();
        assertThat(snapshots.find(CORP, "01")).contains(snapshot.writtenTo("zhao", 2));
    }

    @Test
    void isHeldNoMoreOnceItIsTaken() {
        var snapshot = snapshot(CORP, "keen", "01");
        snapshots.add(snapshot);
        var held = snapshots.hold(NOON, LATER).orElseThrow();

        assertThat(snapshots.save(held, snapshot.taken(7, LATER), LATER)).isTrue();

        assertThat(snapshots.find(CORP, "01")).contains(snapshot.taken(7, LATER));
        assertThat(snapshots.hold(LATER.plusSeconds(60), LATER.plusSeconds(90))).isEmpty();
    }

    @Test
    void hasEverybodyOnceHoweverOftenTheyAreWritten() {
        var snapshot = snapshot(CORP, "keen", "01");
        var wang = new Member("wang", NOON);
        snapshots.write(snapshot, List.of(wang, new Member("zhao", null)));

        snapshots.write(snapshot, List.of(new Member("wang", LATER), new Member("li", NOON)));

        assertThat(snapshots.written(snapshot)).isEqualTo(3);
        assertThat(snapshots.members(snapshot, 2, "li")).containsExactly(wang, new Member("zhao", null));
        assertThat(snapshots.members(snapshot, 1, null)).containsExactly(new Member("li", NOON));
        assertThat(snapshots.among(snapshot, List.of("li", "qian"))).containsExactly("li");
        assertThat(snapshots.members(snapshot(CORP, "keen", "02"), 2, null)).isEmpty();
    }

    @Test
    void isSeenByNobodyOnceItIsRemovedAndForgottenWhenNobodyWritesItAnyMore() {
        var snapshot = snapshot(CORP, "keen", "01");
        snapshots.add(snapshot);
        snapshots.write(snapshot, List.of(new Member("wang", NOON)));
        var held = snapshots.hold(NOON, LATER).orElseThrow();

        snapshots.remove(CORP, "01");

        assertThat(snapshots.find(CORP, "01")).isEmpty();
        assertThat(snapshots.list(CORP, "keen", 5, null)).isEmpty();
        assertThat(snapshots.count(CORP)).isZero();
        assertThat(snapshots.save(held, snapshot.writtenTo("wang", 1), LATER)).isFalse();
        assertThat(snapshots.hold(NOON, LATER)).isEmpty();
        var removing = snapshots.hold(LATER, LATER).orElseThrow().snapshot();
        assertThat(removing.state()).isEqualTo(SegmentSnapshot.State.REMOVING);
        snapshots.empty(removing);
        snapshots.forget(removing);
        assertThat(snapshots.written(removing)).isZero();
        assertThat(snapshots.hold(LATER, LATER)).isEmpty();
    }

    private static SegmentSnapshot snapshot(String corpId, String segmentId, String id) {
        return SegmentSnapshot.of(corpId, new Rule.Key(segmentId, 1), id, "双十一", "", "root", NOON);
    }
}
