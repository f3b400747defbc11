package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentSnapshot.State;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.test.MutableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakeSnapshotsTests {
    private static final String CORP = "corp-a";
    private static final Condition ALL = new Condition.All(List.of());
    private static final Condition NONE = new Condition.Any(List.of());

    private final MutableClock clock = MutableClock.at(SegmentFixtures.NOON);
    private final OneSegment segments = new OneSegment();
    private final Belonging members = new Belonging();
    private final InMemorySegmentSnapshots snapshots = new InMemorySegmentSnapshots();
    private final KeepSnapshots keep = new KeepSnapshots(segments, snapshots, clock, new Random(1));
    private final TakeSnapshots take = new TakeSnapshots(segments, members, snapshots, clock);
    private final CompareSnapshots compare = new CompareSnapshots(snapshots);

    @Test
    void writesWhoBelongsPageByPage() {
        members.put(1, 0, 2_500);

        var asked = ask("双十一");
        assertThat(take.work()).isTrue();

        var taken = keep.get(CORP, "keen", asked.id());
        assertThat(taken.state()).isEqualTo(State.TAKEN);
        assertThat(taken.members()).isEqualTo(2_500);
        assertThat(members.pages).isEqualTo(3);
        assertThat(take.work()).isFalse();
    }

    @Test
    void staysAsItIsWhoeverComesAndGoesLater() {
        members.put(1, 0, 10);
        var asked = ask("双十一");
        take.work();

        members.put(1, 5, 30);
        take.work();

        assertThat(inIt(asked)).isEqualTo(contacts(0, 10));
    }

    @Test
    void isGoneOnWithWhereAProcessDied() {
        members.put(1, 0, 4_500);
        var asked = ask("双十一");
        members.dieAtPage = 3;
        assertThatThrownBy(take::work).isInstanceOf(Killed.class);
        assertThat(take.work()).as("held by the dead").isFalse();

        clock.advance(TakeSnapshots.HELD);
        assertThat(take.work()).isTrue();

        assertThat(keep.get(CORP, "keen", asked.id()).members()).isEqualTo(4_500);
        assertThat(inIt(asked)).isEqualTo(contacts(0, 4_500));
        assertThat(members.pages).as("no page again but the one").isEqualTo(3 + 3);
    }

    @Test
    void beginsAgainWhenAnotherVersionCountsMeanwhile() {
        members.put(1, 0, 2_500);
        members.put(2, 2_000, 2_600);
        var asked = ask("双十一");
        members.atPage = page -> {
            if (page == 2) {
                segments.switchTo(NONE);
            }
        };

        take.work();

        var taken = keep.get(CORP, "keen", asked.id());
        assertThat(taken.version()).isEqualTo(2);
        assertThat(inIt(asked)).isEqualTo(contacts(2_000, 2_600));
        assertThat(taken.members()).isEqualTo(600);
    }

    @Test
    void failsWhenTheSegmentIsRemovedBeforeItIsWhole() {
        members.put(1, 0, 10);
        var asked = ask("双十一");
        segments.segment = segments.segment.remove("root", clock.instant()).state();

        take.work();

        assertThat(keep.get(CORP, "keen", asked.id()).state()).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> ask("另一个")).hasMessageContaining("keen");
    }

    @Test
    void isForgottenWithWhoWasInIt() {
        members.put(1, 0, 10);
        var asked = ask("双十一");
        take.work();
        keep.remove(CORP, "keen", asked.id());
        clock.advance(TakeSnapshots.HELD);

        assertThat(take.work()).isTrue();

        assertThat(inIt(asked)).isEmpty();
        assertThat(snapshots.find(CORP, asked.id())).isEmpty();
        assertThatThrownBy(() -> keep.get(CORP, "keen", asked.id())).isInstanceOf(SegmentRefused.class);
    }

    @Test
    void saysWhoCameAndWhoWent() {
        members.put(1, 0, 1_500);
        var earlier = ask("十月");
        take.work();
        members.put(1, 500, 1_503);
        var later = ask("十一月");
        assertThatThrownBy(() -> compare.count(earlier, later)).isInstanceOf(SegmentRefused.class);
        take.work();

        var before = keep.get(CORP, "keen", earlier.id());
        var now = keep.get(CORP, "keen", later.id());

        assertThat(compare.count(before, now)).isEqualTo(new CompareSnapshots.Counts(3, 500, 1_000));
        assertThat(pages(now, before)).isEqualTo(contacts(1_500, 1_503));
        assertThat(pages(before, now)).isEqualTo(contacts(0, 500));
        assertThat(pages(now, now)).isEmpty();
    }

    @Test
    void hasNoMoreThanSoMany() {
        IntStream.range(0, KeepSnapshots.MOST).forEach(number -> ask("第" + number));

        assertThatThrownBy(() -> ask("多了")).isInstanceOf(SegmentRefused.class);
    }

    private SegmentSnapshot ask(String name) {
        return keep.ask(CORP, "keen", name, "", "root");
    }

    private List<String> inIt(SegmentSnapshot snapshot) {
        return snapshots.members(snapshot, 10_000, null).stream()
                .map(Member::contactId)
                .toList();
    }

    private List<String> pages(SegmentSnapshot in, SegmentSnapshot notIn) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            var page = compare.only(in, notIn, 200, after);
            page.members().forEach(member -> all.add(member.contactId()));
            after = page.after();
        } while (after != null);
        return all;
    }

    private static List<String> contacts(int from, int to) {
        return IntStream.range(from, to).mapToObj("%06d"::formatted).toList();
    }

    /** As a process that is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Who belongs to which version. */
    private static final class Belonging implements SegmentMembers {
        private final Map<Integer, List<String>> byVersion = new HashMap<>();
        private IntConsumer atPage = _ -> {};
        private int dieAtPage;
        private int pages;

        void put(int version, int from, int to) {
            byVersion.put(version, contacts(from, to));
        }

        @Override
        public void keep(List<Told> told) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(List<Forgotten> forgotten) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Told> find(String corpId, String contactId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Member> list(String corpId, Rule.Key rule, int limit, @Nullable String after) {
            pages++;
            if (pages == dieAtPage) {
                throw new Killed();
            }
            atPage.accept(pages);
            return byVersion.getOrDefault(rule.version(), List.of()).stream()
                    .filter(contact -> after == null || contact.compareTo(after) > 0)
                    .limit(limit)
                    .map(contact -> new Member(contact, SegmentFixtures.NOON))
                    .toList();
        }
    }

    /** A corp with one segment, which counts. */
    private static final class OneSegment implements Segments {
        private Segment segment = Segment.create(
                        CORP, "keen", new Segment.Text("客户", "", ALL, null), ALL, "root", SegmentFixtures.NOON)
                .state()
                .switchTo(1)
                .state();

        void switchTo(Condition condition) {
            var text = new Segment.Text("客户", "", condition, null);
            segment = segment.change(text, condition, "root", SegmentFixtures.NOON)
                    .state();
            segment = segment.switchTo(segment.versions()).state();
        }

        @Override
        public Optional<Segment> find(String corpId, String id) {
            return Optional.of(segment).filter(one -> one.id().equals(id));
        }

        @Override
        public Segment update(
                String corpId, String id, Function<@Nullable Segment, Decision<Segment, Definition>> decide) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Segment> building(String corpId) {
            return List.of();
        }

        @Override
        public List<Segment> findAll(String corpId, Collection<String> ids) {
            return List.of(segment);
        }

        @Override
        public void forgetRemoved(Instant before) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Segment> list(String corpId) {
            return List.of(segment);
        }
    }
}
