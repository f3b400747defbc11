package dev.scrm.gateway.reconciliation;

import java.util.Map;

/** How far the stream of callbacks was read, by partition; durable, for as long as anybody may ask for it. */
public interface CallbackPositions {
    Map<Integer, Long> find();

    void save(Map<Integer, Long> nextOffsets);
}
