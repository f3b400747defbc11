package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.BehaviorCatalogue;
import dev.scrm.contact.behavior.Behaviors;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    @Bean
    KeepSegments keepSegments(Segments segments, BehaviorCatalogue catalogue, Clock clock, RandomGenerator random) {
        return new KeepSegments(segments, catalogue, clock, random);
    }

    @Bean
    FollowProgress followProgress(SegmentProgress progress, Segments segments, Partitions partitions) {
        return new FollowProgress(progress, segments, partitions);
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
