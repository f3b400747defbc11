package dev.scrm.platform.messaging.streams;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Where records leave the topology, in the transaction that their cause is in. */
@FunctionalInterface
public interface Outlet {
    void send(String topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers);
}
