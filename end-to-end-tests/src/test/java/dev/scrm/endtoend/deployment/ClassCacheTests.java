package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Dockerfile's steps without Docker: unpack, train, start with nothing but the cache. */
class ClassCacheTests {
    private static final String SERVICE = "contact-service";

    @TempDir
    private Path directory;

    @Test
    void startsAServiceWithTheCacheThatItsImageIsBuiltWith() throws Exception {
        var tools = unpack("quickstart", "tools");
        var service = unpack(SERVICE, "app");

        var training =
                run("bash", ProjectFiles.ROOT.resolve("docker/train").toString(), tools.toString(), service.toString());

        assertThat(training).containsPattern("created [1-9][0-9]* topics");
        assertThat(service.resolveSibling("app.aot")).isNotEmptyFile();
    }

    private Path unpack(String module, String name) throws Exception {
        var jar = executableJar(module);
        run(
                java().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                directory.resolve(name).toString(),
                "--application-filename",
                "app.jar");
        return directory.resolve(name).resolve("app.jar");
    }

    private static Path executableJar(String module) throws IOException {
        var target = ProjectFiles.ROOT.resolve(module).resolve("target");
        try (var files = Files.isDirectory(target) ? Files.list(target) : List.<Path>of().stream()) {
            var jar =
                    files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst();
            assumeThat(jar)
                    .as(module + " is not packaged, so its image's steps were NOT tested")
                    .isPresent();
            return jar.orElseThrow();
        }
    }

    private String run(String... command) throws Exception {
        var output = Files.createTempFile(directory, "output", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", flagsOfTheImage());
        builder.environment().put("SCRM_PORT_BASE", Integer.toString(freePortBase()));
        builder.environment().put("PATH", java().getParent() + ":" + System.getenv("PATH"));
        int exit = builder.start().waitFor();
        assertThat(exit).as(ProjectFiles.read(output)).isZero();
        return ProjectFiles.read(output);
    }

    private static String flagsOfTheImage() {
        var flags = Pattern.compile("ENV JDK_JAVA_OPTIONS=\"([^\"]+)\"").matcher(ProjectFiles.read("Dockerfile"));
        assertThat(flags.find()).isTrue();
        return flags.group(1);
    }

    /** Nine ports in a row belong to a suite; the embedded servers take three of them. */
    private static int freePortBase() throws IOException {
        for (int base = 30_000; base < 60_000; base += 10) {
            if (isFree(base + 6) && isFree(base + 7) && isFree(base + 8)) {
                return base;
            }
        }
        throw new IllegalStateException("Expected three free ports");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
