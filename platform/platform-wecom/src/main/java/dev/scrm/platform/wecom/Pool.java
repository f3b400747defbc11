package dev.scrm.platform.wecom;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps a few costly single-threaded objects for reuse. In place of a ThreadLocal, which would make one for each of
 * thousands of virtual threads; it never blocks, and an empty or full pool only costs a new object.
 */
final class Pool<T> {
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> make;

    Pool(Supplier<T> make) {
        this.make = make;
    }

    T take() {
        int home = home();
        for (int i = 0; i < SLOTS; i++) {
            var kept = slots.getAndSet((home + i) % SLOTS, null);
            if (kept != null) {
                return kept;
            }
        }
        return make.get();
    }

    void giveBack(T used) {
        int home = home();
        for (int i = 0; i < SLOTS; i++) {
            if (slots.compareAndSet((home + i) % SLOTS, null, used)) {
                return;
            }
        }
    }

    private static int home() {
        return (int) Thread.currentThread().threadId() & (SLOTS - 1);
    }
}
