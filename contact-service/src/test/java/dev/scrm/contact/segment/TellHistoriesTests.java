package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.InMemoryBehaviors;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellHistoriesTests {
    private static final String CORP = "ww1";
    private static final String MERGED = "c2";

    private final Behaviors behaviors = new InMemoryBehaviors();
    private final List<Histories.Part> told = new ArrayList<>();
    private final TellHistories tellHistories = new TellHistories(behaviors, told::addAll);

    /** Whoever looks at thousands of pages has bought something before. */
    @Test
    void tellsOfEachTypeWhatRulesLookAt() {
        behaviors.keep(IntStream.rangeClosed(1, 20_001)
                .mapToObj(i -> done("page-viewed", NOON.minusSeconds(i)))
                .toList());
        behaviors.keep(List.of(
                done("order-paid", NOON.minusSeconds(60_000)), done("product-viewed", NOON.minusSeconds(15_000))));

        tellHistories.tell(CORP, "question", new HistoryWanted("c1", List.of(MERGED), List.of()));

        var given = told.stream().flatMap(part -> part.given().stream()).toList();
        assertThat(given.stream()
                        .collect(Collectors.groupingBy(one -> one.behavior().type(), Collectors.counting())))
                .isEqualTo(Map.of("page-viewed", 10_000L, "order-paid", 1L, "product-viewed", 1L));
        assertThat(given.stream()
                        .filter(one -> one.behavior().type().equals("page-viewed"))
                        .map(one -> one.behavior().occurredAt()))
                .allMatch(at -> !at.isBefore(NOON.minusSeconds(10_000)));
        assertThat(told.getLast().last()).isTrue();
        assertThat(told).filteredOn(Histories.Part::last).hasSize(1);
    }

    @Test
    void tellsWhatIsTheirsNoLonger() {
        behaviors.keep(List.of(done("order-paid", NOON)));

        tellHistories.tell(CORP, "question", new HistoryWanted("c1", List.of(), List.of(MERGED)));

        assertThat(told).flatExtracting(Histories.Part::given).isEmpty();
        assertThat(told).flatExtracting(Histories.Part::taken).hasSize(1);
    }

    private static Behaviors.Entry done(String type, Instant at) {
        var subject = new Subject.OfContact(MERGED);
        var behavior = new Behavior(
                type + "@" + at, CORP, "shop", type + "@" + at, type, subject, at, at, Map.of("page", "a"));
        var position = new SourcePosition("scrm.behavior.submissions.v1", 0, at.getEpochSecond());
        return new Behaviors.Entry(new Behaviors.Received(behavior, position), MERGED);
    }
}
