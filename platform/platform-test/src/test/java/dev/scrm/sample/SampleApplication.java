package dev.scrm.sample;

/** The sample's main class. */
public final class SampleApplication {}
