package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a linter would look at, and what is special about ours. */
class DockerfileTests {
    private final String file = ProjectFiles.read("Dockerfile");

    /** Instructions with their continuation lines joined, comments left out. */
    private final List<String> instructions = file.replaceAll("(?m)^#.*\\n", "")
            .replaceAll("\\\\\\n\\s*", " ")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();

    @Test
    void namesBasesThatDoNotMoveFarAndCanBePinned() {
        assertThat(instructions("ARG"))
                .contains("ARG JDK_IMAGE=eclipse-temurin:25-jdk", "ARG JRE_IMAGE=eclipse-temurin:25-jre");
        assertThat(instructions("FROM")).allSatisfy(from -> assertThat(from).doesNotContain(":latest"));
        assertThat(file).contains("@sha256:");
    }

    @Test
    void runsAsNobodyInParticularInEveryImageThatIsShipped() {
        assertThat(List.of("tools", "service")).allSatisfy(stage -> {
            var ofStage = stage(stage);
            assertThat(ofStage).contains("USER 10001:10001");
            assertThat(ofStage.indexOf("USER 10001:10001"))
                    .as("nothing runs as root afterwards")
                    .isGreaterThan(lastIndex(ofStage, "RUN "))
                    .isGreaterThan(lastIndex(ofStage, "COPY "));
        });
    }

    @Test
    void startsTheProgramItselfAndNoShell() {
        assertThat(instructions("ENTRYPOINT"))
                .containsExactly(
                        "ENTRYPOINT [\"java\", \"-cp\", \"/app/app.jar\"]",
                        "ENTRYPOINT [\"java\", \"-jar\", \"/app/app.jar\"]");
        assertThat(instructions("CMD")).isEmpty();
    }

    @Test
    void shipsTheRuntimeAndNotTheBuild() {
        assertThat(instructions("FROM"))
                .containsExactly(
                        "FROM ${JDK_IMAGE} AS build",
                        "FROM build AS unpack-tools",
                        "FROM build AS unpack-service",
                        "FROM ${JRE_IMAGE} AS runtime",
                        "FROM runtime AS tools",
                        "FROM runtime AS service");
        assertThat(instructions).noneMatch(line -> line.startsWith("ADD "));
        assertThat(file).doesNotContain("apt-get", "curl ", "wget ");
    }

    @Test
    void keepsEveryFlagOfTheJvmInOnePlace() {
        var options = instructions("ENV").stream()
                .filter(line -> line.contains("JDK_JAVA_OPTIONS="))
                .toList();

        assertThat(options).hasSize(2);
        assertThat(options.getFirst())
                .contains("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:+UseCompactObjectHeaders");
        assertThat(options.getLast())
                .isEqualTo("ENV JDK_JAVA_OPTIONS=\"${JDK_JAVA_OPTIONS} -XX:AOTCache=/app/app.aot\"");
        assertThat(List.of("docker-compose.yml", "k8s/base/wecom-gateway/deployment.yaml"))
                .allSatisfy(path -> assertThat(ProjectFiles.read(path)).doesNotContain("JAVA_OPTIONS", "-XX:"));
    }

    @Test
    void usesTheSameFlagsAsTheQuickstart() {
        var quickstart = ProjectFiles.read("quickstart/src/main/java/dev/scrm/quickstart/suite/JvmFlags.java");
        var flag = Pattern.compile("\"(-[^\"]+)\"");

        assertThat(flag.matcher(quickstart).results().map(match -> match.group(1)))
                .filteredOn(each -> !each.startsWith("-Xmx"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(stage("runtime")).contains(each));
    }

    @Test
    void holdsNoSecret() {
        assertThat(instructions).noneMatch(line -> line.matches("(?i)(ENV|ARG).*(password|secret|token)=.*"));
    }

    @Test
    void leavesOutOfTheBuildWhatIsNotSource() {
        assertThat(ProjectFiles.read(".dockerignore").lines()).contains("**/target", ".git", ".scrm");
    }

    @Test
    void knowsWhetherAServiceIsReady() {
        assertThat(stage("service")).contains("HEALTHCHECK").contains("/readyz").contains("${SERVER_PORT}");
    }

    private List<String> instructions(String name) {
        return instructions.stream().filter(line -> line.startsWith(name + " ")).toList();
    }

    private String stage(String name) {
        var lines = String.join("\n", instructions);
        int from = lines.indexOf(" AS " + name + "\n");
        int to = lines.indexOf("\nFROM ", from);
        return lines.substring(from, to < 0 ? lines.length() : to);
    }

    private static int lastIndex(String text, String instruction) {
        return text.lastIndexOf("\n" + instruction);
    }
}
