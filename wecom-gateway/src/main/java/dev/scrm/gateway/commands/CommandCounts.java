package dev.scrm.gateway.commands;

/** What is counted about commands. */
public interface CommandCounts {
    /** A command, and with it those of its line, was put off. */
    void postponed(Command command, WaitingLine.Pause pause);

    /** A command could not be tried because of us; it is tried again. */
    void failed(Command command, RuntimeException failure);
}
