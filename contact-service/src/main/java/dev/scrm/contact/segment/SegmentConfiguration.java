package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.BehaviorCatalogue;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    @Bean
    ResolveCondition resolveCondition(Segments segments, BehaviorCatalogue catalogue) {
        return new ResolveCondition(segments, catalogue);
    }

    @Bean
    KeepSegments keepSegments(
            Segments segments,
            ResolveCondition resolveCondition,
            TagCatalogue tags,
            Clock clock,
            RandomGenerator random) {
        return new KeepSegments(segments, resolveCondition, tags, clock, random);
    }

    @Bean
    TryCondition tryCondition(
            ResolveCondition resolveCondition,
            Trials trials,
            TrialNews news,
            Partitions partitions,
            Clock clock,
            RandomGenerator random) {
        return new TryCondition(resolveCondition, trials, news, partitions, clock, random);
    }

    @Bean
    FindWarnings findWarnings(Fields fields, StagesOfCorps stages, TagCatalogue tags, GroupChats groups) {
        return new FindWarnings(fields, stages, tags, groups);
    }

    @Bean
    FollowProgress followProgress(SegmentProgress progress, Segments segments, Partitions partitions) {
        return new FollowProgress(progress, segments, partitions);
    }

    @Bean
    CleanSegments cleanSegments(Segments segments, SegmentProgress progress, Clock clock) {
        return new CleanSegments(segments, progress, clock);
    }

    @Bean
    KeepSnapshots keepSnapshots(Segments segments, SegmentSnapshots snapshots, Clock clock, RandomGenerator random) {
        return new KeepSnapshots(segments, snapshots, clock, random);
    }

    @Bean
    TakeSnapshots takeSnapshots(Segments segments, SegmentMembers members, SegmentSnapshots snapshots, Clock clock) {
        return new TakeSnapshots(segments, members, snapshots, clock);
    }

    @Bean
    CompareSnapshots compareSnapshots(SegmentSnapshots snapshots) {
        return new CompareSnapshots(snapshots);
    }

    @Bean
    ExplainBelonging explainBelonging(Behaviors behaviors, Clock clock) {
        return new ExplainBelonging(behaviors, clock);
    }

    @Bean
    TellHistories tellHistories(Behaviors behaviors, Histories histories) {
        return new TellHistories(behaviors, histories);
    }
}
