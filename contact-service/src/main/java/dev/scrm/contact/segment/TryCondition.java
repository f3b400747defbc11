package dev.scrm.contact.segment;

import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Counts whom a condition would hold for while somebody is writing it. */
public final class TryCondition {
    /** Longer than it takes to put some millions of people to it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ResolveCondition resolveCondition;
    private final Trials trials;
    private final TrialNews news;
    private final Partitions partitions;
    private final Clock clock;
    private final RandomGenerator random;

    TryCondition(
            ResolveCondition resolveCondition,
            Trials trials,
            TrialNews news,
            Partitions partitions,
            Clock clock,
            RandomGenerator random) {
        this.resolveCondition = resolveCondition;
        this.trials = trials;
        this.news = news;
        this.partitions = partitions;
        this.clock = clock;
        this.random = random;
    }

    /** Begins with it, in place of what the same person tried before. */
    public Trial start(String corpId, String by, Condition condition) {
        var now = clock.instant();
        var id = Ids.uuid7(now, random).toString().replace("-", "");
        var trial = new Trial(corpId, id, by, resolveCondition.resolve(corpId, id, condition), now.plus(LONGEST));
        trials.keep(trial);
        news.tell(trial);
        return trial;
    }

    /** How far it has got, for whoever tries it. */
    public Trial.Standing standing(String corpId, String by, String id) {
        var parts = trials.parts(corpId, by, id).orElseThrow(() -> SegmentRefused.trialUnknown(id));
        return Trial.Standing.of(parts, partitions.count());
    }
}
