package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Marks that end with the test. */
final class InMemoryCallMarks implements CallMarks {
    private final Set<String> marks = ConcurrentHashMap.newKeySet();

    @Override
    public boolean mark(Command command) {
        return marks.add(command.head().ledgerId());
    }

    @Override
    public boolean isMarked(Command command) {
        return marks.contains(command.head().ledgerId());
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
