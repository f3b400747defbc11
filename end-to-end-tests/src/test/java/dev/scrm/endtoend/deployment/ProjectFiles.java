package dev.scrm.endtoend.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Files of the checkout that is tested. */
final class ProjectFiles {
    static final Path ROOT = root();

    private ProjectFiles() {}

    static String read(String path) {
        return read(ROOT.resolve(path));
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> below(String directory, Predicate<Path> wanted) {
        try (var files = Files.walk(ROOT.resolve(directory), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven says where it is; an IDE starts tests in the module's directory. */
    private static Path root() {
        var told = System.getProperty("project.root");
        return told == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(told);
    }
}
