package dev.scrm.platform.mongo;

import java.util.function.Function;

/**
 * How an aggregate becomes a document and its events become messages.
 *
 * @param documentType a public record (also where it is nested): the driver's record codec reads it by reflection
 * @param toDocument from the domain's state
 * @param fromDocument back to the domain's state
 * @param wire from domain events to messages
 */
public record AggregateMapping<S, E, D extends Record>(
        Class<D> documentType, Function<S, D> toDocument, Function<D, S> fromDocument, EventWire<S, E> wire) {}
