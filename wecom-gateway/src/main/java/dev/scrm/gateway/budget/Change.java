package dev.scrm.gateway.budget;

/** What a decision makes of a state, and what it tells whoever asked. */
public record Change<S, R>(S state, R result) {}
