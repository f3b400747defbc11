package dev.scrm.contact.contact.kafka;

import dev.scrm.contact.contact.ContactMetric;
import dev.scrm.contact.contact.LearnFacts;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what WeCom tells about contacts, a poll at a time. */
@Component
class WecomListener implements EventBatchHandler {
    private final LearnFacts learnFacts;

    private final MeterRegistry meters;

    WecomListener(LearnFacts learnFacts, MeterRegistry meters) {
        this.learnFacts = learnFacts;
        this.meters = meters;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var facts = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(event -> WecomFacts.in(event).stream())
                .toList();
        if (!facts.isEmpty()) {
            learnFacts.learn(facts).forEach(this::count);
        }
    }

    private void count(Refusal refusal) {
        meters.counter(ContactMetric.FACTS_REFUSED.metricName(), "code", refusal.code())
                .increment();
    }
}
