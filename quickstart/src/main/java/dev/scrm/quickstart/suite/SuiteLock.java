package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by the one command that changes what runs; the system gives it back when the process ends, however it ends. */
public final class SuiteLock implements AutoCloseable {
    private final FileChannel file;
    private final @Nullable FileLock lock;

    private SuiteLock(FileChannel file, @Nullable FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Does not wait: see {@link #isHeld}. */
    public static SuiteLock take(Directories directories) throws IOException {
        Files.createDirectories(directories.directory());
        var file = FileChannel.open(directories.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new SuiteLock(file, file.tryLock());
    }

    public boolean isHeld() {
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
