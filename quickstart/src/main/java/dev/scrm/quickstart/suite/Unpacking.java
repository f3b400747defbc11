package dev.scrm.quickstart.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the modules' executable jars, each build into a directory of its own: a process that runs from an older one is
 * not disturbed, and what did not change is found again.
 */
final class Unpacking {
    private final Directories directories;

    Unpacking(Directories directories) {
        this.directories = directories;
    }

    Unpacked of(Program program) {
        return of(program.module(), program.isService() ? program.programName() : "infrastructure");
    }

    /** The module's program, with a cache of this name. */
    Unpacked of(String module, String cacheName) {
        var packaged = executableJar(module)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected %s/target/*-exec.jar but it is not built".formatted(module)));
        var home = directories.unpacked().resolve(module);
        var directory = home.resolve(signature(packaged));
        if (!Files.exists(directory)) {
            unpack(packaged, module, directory);
            forgetOthers(home, directory);
        }
        return new Unpacked(directory, module, cacheName);
    }

    /** What a module's main classes run with; a module that is not packaged as a program borrows the quickstart's jars. */
    String classPathOf(String module) {
        if (executableJar(module).isPresent()) {
            return of(module, "tool").jar().toString();
        }
        var classes = directories.root().resolve(module).resolve("target").resolve("classes");
        return classes + File.pathSeparator + of("quickstart", "tool").jar();
    }

    private Optional<Path> executableJar(String module) {
        var target = directories.root().resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the content, not of the file: a build that changes nothing but times gives the same. */
    private static String signature(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            zip.stream()
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName))
                    .forEach(entry -> digest.update(
                            (entry.getName() + ":" + entry.getCrc() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + jar, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }

    /** Into a draft first, so that a half-unpacked program is never taken for a whole one. */
    private void unpack(Path packaged, String module, Path directory) {
        try {
            var home = Files.createDirectories(directories.unpacked().resolve(module));
            var draft = Files.createTempDirectory(home, "draft-");
            JavaProcess.run(
                    List.of(
                            "-XX:TieredStopAtLevel=1",
                            "-Djarmode=tools",
                            "-jar",
                            packaged.toString(),
                            "extract",
                            "--destination",
                            draft.toString(),
                            "--application-filename",
                            module + ".jar"),
                    directories.log("unpack-" + module));
            if (Files.exists(directory)) {
                Directories.delete(draft); // somebody else was faster
            } else {
                Files.move(draft, directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to unpack " + packaged, e);
        }
    }

    /** Older builds, unless something still runs from them. */
    private static void forgetOthers(Path home, Path current) {
        try (var builds = Files.list(home)) {
            builds.filter(build -> !build.equals(current) && !isInUse(build)).forEach(Directories::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInUse(Path build) {
        return ProcessHandle.allProcesses()
                .anyMatch(
                        process -> CommandLines.of(process).stream().anyMatch(word -> word.contains(build.toString())));
    }
}
