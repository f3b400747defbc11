package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renders an overlay as {@code kubectl apply -k} would; once a run. */
final class Kustomize {
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static String render(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Kustomize::run);
    }

    /** The one that comes with the build, or where that does not run the machine's own. */
    private static String kubectl() {
        if (PinnedKubectl.runsHere()) {
            return PinnedKubectl.unpacked().toString();
        }
        if (!isOnThePath()) {
            // Without it nothing of the overlays is tested, which must not go unnoticed where releases are made.
            if (System.getenv("CI") != null) {
                throw new IllegalStateException("Expected kubectl on the path: CI is set, so it may not be missing");
            }
            var reason = "kubectl is not on the path, so k8s/overlays were NOT rendered and not tested";
            // Surefire counts skipped tests but keeps their reasons to itself.
            System.out.println(reason);
            abort(reason);
        }
        return "kubectl";
    }

    private static boolean isOnThePath() {
        try {
            return new ProcessBuilder("kubectl", "version", "--client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(String overlay) {
        var directory = ProjectFiles.ROOT.resolve("k8s/overlays").resolve(overlay);
        try {
            var process = new ProcessBuilder(kubectl(), "kustomize", directory.toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
