package dev.scrm.contact.contact.kafka;

import dev.scrm.contact.contact.LearnFacts;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what WeCom tells about contacts, a poll at a time. */
@Component
class WecomListener implements EventBatchHandler {
    private final LearnFacts learnFacts;

    WecomListener(LearnFacts learnFacts) {
        this.learnFacts = learnFacts;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var facts = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(event -> WecomFacts.in(event).stream())
                .toList();
        if (!facts.isEmpty()) {
            learnFacts.learn(facts);
        }
    }
}
