package dev.scrm.other;

/** Belongs to another service. */
public record Thing(String name) {}
