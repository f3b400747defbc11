package dev.scrm.sample.unmarked;

/** Lives in a package that says nothing about null. */
public record Thing(String name) {}
