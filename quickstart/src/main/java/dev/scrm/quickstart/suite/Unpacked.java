package dev.scrm.quickstart.suite;

import java.nio.file.Path;

/**
 * A packaged program as it is started: its own jar, whose manifest names the others beside it.
 *
 * @param directory of this build of the module alone
 * @param module whose program it is
 * @param cacheName which cache of loaded classes it starts with
 */
record Unpacked(Path directory, String module, String cacheName) {
    Path jar() {
        return directory.resolve(module + ".jar");
    }

    /** The loaded classes of a former run; may not be there yet. */
    Path cache() {
        return directory.resolve(cacheName + ".aot");
    }
}
