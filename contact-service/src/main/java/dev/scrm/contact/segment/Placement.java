package dev.scrm.contact.segment;

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

    /** Where the person stands afterwards, and what is to be told of it. */
    public static Decision<Standing, SegmentEvent> decide(
            Standing before, PersonInput input, RuleBook book, History history, Instant now) {
        var facts = input instanceof FactsTold(var told) ? told : before.facts();
        if (facts == null) {
            return Decision.unchanged(before);
        }
        var asked = asked(before.facts(), input, facts, book);
        if (input instanceof BehaviorTold && asked.isEmpty()) {
            return Decision.unchanged(before);
        }
        var evaluation = new Evaluation(facts, history, now);
        var answers = answers(before, asked, facts, evaluation, book, now);
        var news = new News(input.because(), book, evaluation, now);
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
    private static List<Answer> answers(
            Standing before,
            Set<Rule.Key> asked,
            PersonFacts facts,
            Evaluation evaluation,
            RuleBook book,
            Instant now) {
        List<Answer> answers = new ArrayList<>();
        Set<Rule.Key> open = new HashSet<>(asked);
        for (var known : before.answers()) {
            var rule = book.rule(known.rule());
            boolean over = known.until() != null && !now.isBefore(known.until());
            boolean again = open.remove(known.rule()) || over;
            var answer = rule != null && again ? answer(rule, facts, evaluation) : known;
            if (rule != null && answer != null) {
                answers.add(answer);
            }
        }
        for (var key : open) {
            var rule = book.rule(key);
            var answer = rule == null ? null : answer(rule, facts, evaluation);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    /** Null for no, and for ever as things are. Whoever is seen as somebody else belongs nowhere. */
    private static @Nullable Answer answer(Rule rule, PersonFacts facts, Evaluation evaluation) {
        if (facts.seenAs() != null) {
            return null;
        }
        var verdict = evaluation.of(rule.condition());
        return verdict.holds() || verdict.until() != null
                ? new Answer(rule.key(), verdict.holds(), verdict.until())
                : null;
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
        var placed = new Standing(after.facts(), after.answers(), List.copyOf(memberships.values()));
        return placed.equals(before) ? Decision.unchanged(before) : Decision.of(placed, events);
    }

    /** What is told of who comes and goes: of segments to the world, of tag rules to whoever keeps tags. */
    private record News(Because because, RuleBook book, Evaluation evaluation, Instant now) {
        SegmentEvent entered(Rule rule) {
            var id = rule.key().segmentId();
            var tagging = book.tagging(id);
            if (tagging == null) {
                return new SegmentEvent.Entered(id, now, because);
            }
            var evidence = evaluation.explain(rule.condition()).because();
            return new SegmentEvent.Tagged(id, tagging, now, because, evidence);
        }

        /** Of whoever is seen as somebody else the tags are that one's, for whom the rule may hold. */
        Optional<SegmentEvent> left(Membership membership, @Nullable PersonFacts facts) {
            var id = membership.segmentId();
            var tagging = book.tagging(id);
            if (tagging == null) {
                return Optional.of(new SegmentEvent.Left(id, now, because));
            }
            boolean isSomebodyElse =
                    facts != null && facts.seenAs() != null && !facts.seenAs().equals(PersonFacts.NOBODY);
            return tagging.whileItHolds() && !isSomebodyElse
                    ? Optional.of(new SegmentEvent.Untagged(id, tagging, afterwards(membership.since()), because))
                    : Optional.empty();
        }

        /** Another process' clock may be behind that of the one that gave the tags: what ends them comes after. */
        private Instant afterwards(Instant since) {
            return now.isAfter(since) ? now : since.plusMillis(1);
        }
    }
}
