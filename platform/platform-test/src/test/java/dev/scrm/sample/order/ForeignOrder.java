package dev.scrm.sample.order;

import dev.scrm.other.Thing;

/** Uses another service's code. */
public record ForeignOrder(Thing thing) {}
