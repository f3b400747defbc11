package dev.scrm.sample.order;

import org.bson.Document;

/** Knows how it is stored. */
public record LeakyOrder(Document[] stored) {}
