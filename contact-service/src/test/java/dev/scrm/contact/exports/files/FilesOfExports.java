package dev.scrm.contact.exports.files;

import dev.scrm.contact.exports.TableFiles;

/** The writer of files, for tests of what uses it. */
public final class FilesOfExports {
    private FilesOfExports() {}

    public static TableFiles files() {
        return new WrittenFiles();
    }
}
