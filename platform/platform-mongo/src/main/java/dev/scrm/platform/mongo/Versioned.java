package dev.scrm.platform.mongo;

/**
 * A state of an aggregate.
 *
 * @param version under which it lies; every write makes the next one
 */
public record Versioned<S>(S state, long version) {}
