package dev.scrm.sample.order;

import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;

/** Lets the framework convert. */
public final class ChattyListener {
    private final List<String> seen = new ArrayList<>();

    @KafkaListener(topics = "orders")
    public void on(String order) {
        seen.add(order);
    }
}
