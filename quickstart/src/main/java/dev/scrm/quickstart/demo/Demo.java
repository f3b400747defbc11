package dev.scrm.quickstart.demo;

import dev.scrm.quickstart.suite.SuiteEnvironment;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code ./scrm demo}: plays the story against the suite that is up; ends with 1 when it does not go as it should. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var root = Path.of(System.getProperty("project.root", "."));
        try {
            var environment = SuiteEnvironment.read(root.resolve(".scrm").resolve("env"));
            new Story(environment, out).play();
        } catch (RuntimeException e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }
}
