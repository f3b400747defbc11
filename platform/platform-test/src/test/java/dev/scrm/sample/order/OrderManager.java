package dev.scrm.sample.order;

/** Has a name that says nothing. */
public final class OrderManager {}
