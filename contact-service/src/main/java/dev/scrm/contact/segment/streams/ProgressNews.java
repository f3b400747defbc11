package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.streams.RuleCounts.Counted;
import dev.scrm.platform.messaging.streams.Sinks;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells how far a partition has got with rules, and how many of its people they hold for; when it is news. */
final class ProgressNews {
    private final RuleBooks books;
    private final RuleCounts counts;
    private final Recompute recompute;
    private final int partition;
    private final Sinks sinks;
    private final Map<Counted, News> told = new HashMap<>();

    ProgressNews(RuleBooks books, RuleCounts counts, Recompute recompute, int partition, Sinks sinks) {
        this.books = books;
        this.counts = counts;
        this.recompute = recompute;
        this.partition = partition;
        this.sinks = sinks;
    }

    /** What of a rule is news when it is another. */
    private record News(int percent, long members, boolean done) {}

    /** Of rules that are being built, and once that they are. */
    void tellOfBuilding(Instant now) {
        Set<Counted> news = new HashSet<>();
        Set<Counted> known = new HashSet<>();
        for (var corpId : books.corps()) {
            for (var rule : books.of(corpId).keys()) {
                var counted = new Counted(corpId, rule);
                known.add(counted);
                if (!news(counted, recompute.progress(counted)).equals(told.get(counted))) {
                    news.add(counted);
                }
            }
        }
        told.keySet().retainAll(known);
        tell(news, now);
    }

    /** Of rules that hold for more or fewer people since this was told last. */
    void tellCounts(Instant now) {
        tell(counts.changed(), now);
    }

    private News news(Counted counted, Recompute.Progress progress) {
        long members = progress.done() ? 0 : counts.of(counted);
        return new News((int) (progress.share() * 100), members, progress.done());
    }

    private void tell(Set<Counted> rules, Instant now) {
        for (var rule : rules) {
            var progress = recompute.progress(rule);
            var before = told.put(rule, news(rule, progress));
            if (progress.done() && (before == null || !before.done())) {
                sinks.send(SegmentMessages.sorted(rule.corpId(), rule.rule(), partition, now));
            }
            sinks.send(SegmentMessages.progress(
                    rule.corpId(), rule.rule(), partition, progress.share(), counts.of(rule), progress.done(), now));
        }
    }
}
