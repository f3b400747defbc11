package dev.scrm.gateway.commands;

import java.util.Map;

/** Where outcomes are told. */
public interface Outcomes {
    /** Tells them all; returns when they are durable. */
    void publish(Map<Command, Outcome> outcomes);
}
