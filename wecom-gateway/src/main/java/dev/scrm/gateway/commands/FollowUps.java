package dev.scrm.gateway.commands;

import java.util.List;

/** What begins when a command was sent and goes on after it. */
public interface FollowUps {
    /**
     * Takes note of what was finished before it is told; returns when that is durable. The same commands may come again, and
     * begin nothing anew then.
     */
    void begin(List<Finished> finished);
}
