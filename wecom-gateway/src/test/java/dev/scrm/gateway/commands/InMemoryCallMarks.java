package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Marks that end with the test. */
final class InMemoryCallMarks implements CallMarks {
    private final Set<String> marks = ConcurrentHashMap.newKeySet();

    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();

    @Override
    public boolean mark(Command command) {
        marks.add(command.head().ledgerId());
        return !elsewhere.contains(command.head().ledgerId());
    }

    /** Another process marks it. */
    void markElsewhere(Command command) {
        elsewhere.add(command.head().ledgerId());
    }

    @Override
    public boolean isMarked(Command command) {
        var id = command.head().ledgerId();
        return marks.contains(id) || elsewhere.contains(id);
    }

    @Override
    public void unmark(Command command) {
        marks.remove(command.head().ledgerId());
    }

    @Override
    public void forgetBefore(Instant markedAt) {
        marks.clear();
    }
}
