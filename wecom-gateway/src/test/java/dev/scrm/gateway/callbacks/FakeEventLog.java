package dev.scrm.gateway.callbacks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Kafka in memory: there, away, or silent until told otherwise. */
final class FakeEventLog implements EventLog {
    enum Mood {
        THERE,
        FAILING,
        SILENT
    }

    private final List<CallbackEvent> events = new ArrayList<>();
    private final Map<String, CompletableFuture<?>> silent = new HashMap<>();
    private final List<String> failing = new ArrayList<>();
    private Mood mood = Mood.THERE;
    private int appends;

    @Override
    public synchronized CompletableFuture<?> append(CallbackEvent event) {
        appends++;
        if (mood == Mood.SILENT) {
            var never = new CompletableFuture<Void>();
            silent.put(event.id(), never);
            return never;
        }
        if (mood == Mood.FAILING || failing.contains(event.id())) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        events.add(event);
        return CompletableFuture.completedFuture(null);
    }

    synchronized void set(Mood mood) {
        this.mood = mood;
    }

    synchronized void failFor(String eventId) {
        failing.add(eventId);
    }

    synchronized void healFor(String eventId) {
        failing.remove(eventId);
    }

    synchronized int appends() {
        return appends;
    }

    /** Fails what was answered with silence. */
    synchronized void giveUp() {
        silent.values().forEach(future -> future.completeExceptionally(new IllegalStateException("timed out")));
    }

    synchronized int waiting() {
        return silent.size();
    }

    synchronized List<String> ids() {
        return events.stream().map(CallbackEvent::id).toList();
    }
}
