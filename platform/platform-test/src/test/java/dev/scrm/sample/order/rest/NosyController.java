package dev.scrm.sample.order.rest;

import dev.scrm.sample.order.mongo.MongoOrders;

/** Goes past its feature. */
public record NosyController(MongoOrders orders) {}
