package dev.scrm.platform.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Makes the work of many threads durable with few commits: whoever comes to commit saves for all whose work is done by
 * then. No commit falls into the middle of anyone's work, so that a crash never finds a document without its index
 * entries.
 */
final class GroupCommit {
    private final Runnable commit;
    private final ReentrantReadWriteLock work = new ReentrantReadWriteLock();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong done = new AtomicLong();
    private long saved;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /** Does the work beside others and returns when it is saved. */
    <T> T run(Supplier<T> write) {
        work.readLock().lock();
        long mine;
        T result;
        try {
            result = write.get();
        } finally {
            mine = done.incrementAndGet();
            work.readLock().unlock();
        }
        save(mine);
        return result;
    }

    private void save(long mine) {
        turn.lock();
        try {
            if (saved < mine) {
                saved = commitAll();
            }
        } finally {
            turn.unlock();
        }
    }

    private long commitAll() {
        work.writeLock().lock();
        try {
            long upTo = done.get();
            commit.run();
            return upTo;
        } finally {
            work.writeLock().unlock();
        }
    }
}
