package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One person among segments, with timers that fire in time. */
final class Life {
    private final Past past = new Past();
    private final Set<String> told = new HashSet<>();
    private final List<SegmentEvent> news = new ArrayList<>();
    private RuleBook book;
    private Standing standing = Standing.UNKNOWN;

    Life(RuleBook book) {
        this.book = book;
    }

    Standing standing() {
        return standing;
    }

    List<SegmentEvent> news() {
        return news;
    }

    void does(Past.Done done, Instant now) {
        past.add(done);
        take(new PersonInput.BehaviorTold(done.type(), done), now);
    }

    /** Timers fire when they are due, however many there are until then. */
    void passTo(Instant now) {
        for (var wake = standing.wake(); wake.isPresent() && !wake.get().isAfter(now); wake = standing.wake()) {
            var due = wake.get();
            take(new PersonInput.TimeCame(), due);
            assertThat(standing.wake()).as("a timer that has fired is over").isNotEqualTo(wake);
            check(due);
        }
    }

    /** A segment becomes another one at once, as if the new version had been built before. */
    void edit(String segmentId, Condition condition, Instant now) {
        int version = book.rules().stream()
                .filter(rule -> rule.key().segmentId().equals(segmentId))
                .mapToInt(rule -> rule.key().version() + 1)
                .max()
                .orElse(1);
        var rule = SegmentFixtures.live(segmentId, version, condition);
        var being = SegmentFixtures.building(segmentId, version, condition);
        var known = book.rules().stream()
                .filter(one -> one.key().segmentId().equals(segmentId))
                .toList();
        book = book.with(segmentId, null, List.of(known.getFirst(), being));
        take(new PersonInput.RulesChanged(Set.of(being.key())), now);
        book = book.with(segmentId, null, List.of(rule));
        take(new PersonInput.RulesChanged(Set.of()), now);
    }

    void switchTo(RuleBook changed, Set<Rule.Key> added, Instant now) {
        book = changed;
        take(new PersonInput.RulesChanged(added), now);
    }

    void take(PersonInput input, Instant now) {
        var decision = Placement.decide(standing, input, book, past, now, (rule, failure) -> {
            throw failure;
        });
        standing = decision.state();
        for (var event : decision.events()) {
            news.add(event);
            switch (event) {
                // Tags that stay are given again without having been taken.
                case SegmentEvent.Tagged tagged -> told.add(tagged.segmentId());
                case SegmentEvent.Entered _ ->
                    assertThat(told.add(event.segmentId()))
                            .as("%s is news", event)
                            .isTrue();
                case SegmentEvent.Left _, SegmentEvent.Untagged _ ->
                    assertThat(told.remove(event.segmentId()))
                            .as("%s is news", event)
                            .isTrue();
            }
        }
    }

    void check(Instant now) {
        var facts = standing.facts();
        var expected = book.rules().stream()
                .filter(Rule::live)
                .filter(rule -> facts != null
                        && facts.seenAs() == null
                        && NaiveEvaluator.holds(rule.condition(), facts, past.all(), now))
                .map(rule -> rule.key().segmentId())
                .collect(Collectors.toSet());
        assertThat(told)
                .as("%s of %s, %s at %s", book.rules(), facts, past.all(), now)
                .isEqualTo(expected);
        assertThat(standing.memberships().stream().map(Standing.Membership::segmentId))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
