package dev.scrm.gateway.commands;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what was counted. */
final class RecordedCounts implements CommandCounts {
    private final List<String> postponed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void postponed(Command command, WaitingLine.Pause pause) {
        postponed.add(command.name() + " " + pause.reason().code());
    }

    @Override
    public void failed(Command command, RuntimeException failure) {
        failed.add(command.head().id() + " " + failure.getMessage());
    }

    /** Command and reason of each. */
    List<String> postponed() {
        return List.copyOf(postponed);
    }

    /** Id and message of each. */
    List<String> failed() {
        return List.copyOf(failed);
    }
}
