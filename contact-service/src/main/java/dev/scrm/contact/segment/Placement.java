package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.PersonInput.BehaviorTold;
import dev.scrm.contact.segment.PersonInput.FactsTold;
import dev.scrm.contact.segment.PersonInput.HistoryAnswered;
import dev.scrm.contact.segment.PersonInput.HistoryMoved;
import dev.scrm.contact.segment.PersonInput.RulesChanged;
import dev.scrm.contact.segment.PersonInput.TimeCame;
import dev.scrm.contact.segment.SegmentEvent.Because;
import dev.scrm.contact.segment.Standing.Answer;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides to which segments a person belongs. Only rules that what is told may concern are asked again; the answers of the others
 * are good until their time comes.
 */
public final class Placement {
    private Placement() {}

    /** When a rule that failed is asked again though nothing new is told. */
    static final Duration RETRY = Duration.ofHours(1);

    /** Hears of rules that fail; may throw on what is no fault of theirs. */
    @FunctionalInterface
    public interface Failures {
        void failed(Rule.Key rule, RuntimeException failure);
    }

    /**
     * Where the person stands afterwards, and what is to be told of it. A rule that fails keeps its last answer, and all others give
     * theirs.
     */
    public static Decision<Standing, SegmentEvent> decide(
            Standing before, PersonInput input, RuleBook book, History history, Instant now, Failures failures) {
        var facts = input instanceof FactsTold(var told) ? told : before.facts();
        if (facts == null) {
            return Decision.unchanged(before);
        }
        var asked = asked(before.facts(), input, facts, book);
        if (input instanceof BehaviorTold && asked.isEmpty()) {
            return Decision.unchanged(before);
        }
        var asking = new Asking(before, facts, new Evaluation(facts, history, now), now, failures);
        var answers = answers(before, asked, asking, book);
        var news = new News(input, book, asking, now);
        return told(before, new Standing(facts, answers, before.memberships()), news);
    }

    /** The rules that what is told may concern. */
    private static Set<Rule.Key> asked(
            @Nullable PersonFacts before, PersonInput input, PersonFacts facts, RuleBook book) {
        return switch (input) {
            case FactsTold _ -> isSomebodyElse(before, facts) ? book.keys() : book.askingForFacts();
            case BehaviorTold(var type, var occurrence) -> book.askingFor(type, occurrence);
            case HistoryMoved() -> book.askingForBehaviors();
            case HistoryAnswered(var all) -> all;
            case TimeCame() -> Set.of();
            case RulesChanged(var added) -> added;
        };
    }

    private static boolean isSomebodyElse(@Nullable PersonFacts before, PersonFacts facts) {
        return before == null || (before.seenAs() == null) != (facts.seenAs() == null);
    }

    /** What was answered before stays in its place, so that nothing changes where nothing is new. */
    private static List<Answer> answers(Standing before, Set<Rule.Key> asked, Asking asking, RuleBook book) {
        List<Answer> answers = new ArrayList<>();
        Set<Rule.Key> open = new HashSet<>(asked);
        for (var known : before.answers()) {
            var rule = book.rule(known.rule());
            boolean over = known.until() != null && !asking.now().isBefore(known.until());
            boolean again = open.remove(known.rule()) || over;
            var answer = rule != null && again ? asking.answer(rule, known) : known;
            if (rule != null && answer != null) {
                answers.add(answer);
            }
        }
        for (var key : open) {
            var rule = book.rule(key);
            var answer = rule == null ? null : asking.answer(rule, null);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    /** Asks rules about a person. */
    private record Asking(Standing before, PersonFacts facts, Evaluation evaluation, Instant now, Failures failures) {
        /**
         * Null for no, and for ever as things are. Whoever is seen as somebody else belongs nowhere.
         *
         * @param known what it answered before
         */
        @Nullable
        Answer answer(Rule rule, @Nullable Answer known) {
            if (facts.seenAs() != null) {
                return null;
            }
            try {
                var verdict = evaluation.of(rule.condition());
                return verdict.holds() || verdict.until() != null
                        ? new Answer(rule.key(), verdict.holds(), verdict.until())
                        : null;
            } catch (RuntimeException e) {
                failures.failed(rule.key(), e);
                return new Answer(rule.key(), held(rule, known), now.plus(RETRY));
            }
        }

        /** A version that never answered goes by the one before it. */
        private boolean held(Rule rule, @Nullable Answer known) {
            return known != null
                    ? known.holds()
                    : before.answers().stream()
                            .anyMatch(one -> one.holds()
                                    && one.rule().segmentId().equals(rule.key().segmentId()));
        }

        /** Every part is asked here, also one that the answer did not need. */
        List<Explanation.Evidence> because(Rule rule) {
            try {
                return evaluation.explain(rule.condition()).because();
            } catch (RuntimeException e) {
                failures.failed(rule.key(), e);
                return List.of();
            }
        }
    }

    /** What the world was told is compared with the answers of the versions that count, segments that are gone included. */
    private static Decision<Standing, SegmentEvent> told(Standing before, Standing after, News news) {
        Map<String, Rule> belongs = new LinkedHashMap<>();
        for (var answer : after.answers()) {
            var rule = news.book().rule(answer.rule());
            if (answer.holds() && rule != null && rule.live()) {
                belongs.put(answer.rule().segmentId(), rule);
            }
        }
        Map<String, Membership> memberships = new LinkedHashMap<>();
        before.memberships().forEach(membership -> memberships.put(membership.segmentId(), membership));
        List<SegmentEvent> events = new ArrayList<>();
        for (var membership : before.memberships()) {
            if (!belongs.containsKey(membership.segmentId())) {
                memberships.remove(membership.segmentId());
                news.left(membership, after.facts()).ifPresent(events::add);
            }
        }
        belongs.forEach((segmentId, rule) -> {
            if (memberships.putIfAbsent(segmentId, new Membership(segmentId, news.now())) == null) {
                events.add(news.entered(rule));
            }
        });
        if (news.mayFindNewFollowers(before.facts(), after.facts())) {
            before.memberships().stream()
                    .filter(membership -> belongs.containsKey(membership.segmentId()))
                    .flatMap(membership -> news.again(membership, belongs).stream())
                    .forEach(events::add);
        }
        var placed = new Standing(after.facts(), after.answers(), List.copyOf(memberships.values()));
        return placed.equals(before) && events.isEmpty() ? Decision.unchanged(before) : Decision.of(placed, events);
    }

    /** What is told of who comes and goes: of segments to the world, of tag rules to whoever keeps tags. */
    private record News(PersonInput input, RuleBook book, Asking asking, Instant now) {
        Because because() {
            return input.because();
        }

        /** Who was merged is told while its history is on its way: when that has come, all followers may be new. */
        boolean mayFindNewFollowers(@Nullable PersonFacts before, @Nullable PersonFacts after) {
            if (before == null || after == null) {
                return false;
            }
            return input instanceof HistoryAnswered
                    || (input instanceof FactsTold && after.hasFollowersBesides(before));
        }

        /**
         * Tags of WeCom stand on relations: those that began since the rule began to hold get them by being told the same once more. It
         * has the time of the first, so that whatever was said since comes after it.
         */
        Optional<SegmentEvent> again(Membership membership, Map<String, Rule> belongs) {
            var id = membership.segmentId();
            var tagging = book.tagging(id);
            if (tagging == null || tagging.isOver(membership.since(), now)) {
                return Optional.empty();
            }
            var rule = requireNonNull(belongs.get(id), "rule");
            return Optional.of(
                    new SegmentEvent.Tagged(id, tagging, membership.since(), because(), asking.because(rule)));
        }

        SegmentEvent entered(Rule rule) {
            var id = rule.key().segmentId();
            var tagging = book.tagging(id);
            if (tagging == null) {
                return new SegmentEvent.Entered(id, now, because());
            }
            return new SegmentEvent.Tagged(id, tagging, now, because(), asking.because(rule));
        }

        /** Of whoever is seen as somebody else the tags are that one's, for whom the rule may hold. */
        Optional<SegmentEvent> left(Membership membership, @Nullable PersonFacts facts) {
            var id = membership.segmentId();
            var tagging = book.tagging(id);
            if (tagging == null) {
                return Optional.of(new SegmentEvent.Left(id, now, because()));
            }
            boolean isSomebodyElse =
                    facts != null && facts.seenAs() != null && !facts.seenAs().equals(PersonFacts.NOBODY);
            return tagging.whileItHolds() && !isSomebodyElse
                    ? Optional.of(new SegmentEvent.Untagged(id, tagging, afterwards(membership.since()), because()))
                    : Optional.empty();
        }

        /** Another process' clock may be behind that of the one that gave the tags: what ends them comes after. */
        private Instant afterwards(Instant since) {
            return now.isAfter(since) ? now : since.plusMillis(1);
        }
    }
}
