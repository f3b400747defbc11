package dev.scrm.gateway.commands;

/** A command and what became of it. */
public record Finished(Command command, Outcome outcome) {}
