package dev.scrm.gateway.commands;

import java.util.List;

/** Where outcomes are told. */
public interface Outcomes {
    /** Tells them all; returns when they are durable. */
    void publish(List<Finished> finished);
}
