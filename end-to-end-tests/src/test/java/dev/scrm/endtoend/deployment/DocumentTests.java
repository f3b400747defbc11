package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages people read lead somewhere, and both languages to the same places. */
class DocumentTests {
    /** The target of a Markdown link that stays in the repository. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\\)");

    static Stream<Path> pages() {
        var top = Stream.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                .map(ProjectFiles.ROOT::resolve);
        return Stream.concat(
                top,
                Stream.of(
                                "docs",
                                "k8s",
                                "platform",
                                "wecom-gateway",
                                "contact-service",
                                "ticket-service",
                                "journey-service",
                                "analytics-service")
                        .flatMap(room -> ProjectFiles.below(room, DocumentTests::isPage).stream()));
    }

    private static boolean isPage(Path file) {
        // A plan may name what is yet to come.
        return file.toString().endsWith(".md") && !file.toString().matches(".*/(target|plans)/.*");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsNowhereThatIsNotThere(Path page) {
        assertThat(links(page))
                .allSatisfy(link ->
                        assertThat(page.resolveSibling(link).normalize()).exists());
    }

    @Test
    void leadsToTheSamePlacesInBothLanguages() {
        var english = links(ProjectFiles.ROOT.resolve("README.md"));
        var chinese = links(ProjectFiles.ROOT.resolve("README.zh-CN.md"));

        assertThat(chinese.stream().filter(link -> !link.startsWith("README")))
                .containsExactlyInAnyOrderElementsOf(english.stream()
                        .filter(link -> !link.startsWith("README"))
                        .toList());
    }

    @Test
    void givesTheSameCommandsInBothLanguages() {
        assertThat(commands("README.zh-CN.md")).isNotEmpty().isEqualTo(commands("README.md"));
    }

    @Test
    void numbersDecisionsWithoutGapsAndListsThem() {
        var decisions = ProjectFiles.below("docs/adr", DocumentTests::isPage);
        var index = ProjectFiles.read("docs/README.md");

        assertThat(decisions.stream().map(page -> page.getFileName().toString().substring(0, 4)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, decisions.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
        assertThat(decisions).allSatisfy(page -> {
            assertThat(index).contains("adr/" + page.getFileName());
            assertThat(ProjectFiles.read(page))
                    .startsWith("# " + page.getFileName().toString().substring(0, 4) + " ")
                    .contains("**Context.**", "**Decision.**", "**Consequences.**");
        });
    }

    @Test
    void mapsEveryRoom() {
        var readme = ProjectFiles.read("README.md");
        var modules = Pattern.compile("<module>([^<]+)</module>");

        assertThat(modules.matcher(ProjectFiles.read("pom.xml")).results().map(match -> match.group(1)))
                .filteredOn(module -> !module.equals("platform-bom"))
                .allSatisfy(module -> assertThat(readme).contains("(" + module + ")"));
        assertThat(modules.matcher(ProjectFiles.read("platform/pom.xml"))
                        .results()
                        .map(match -> match.group(1)))
                .allSatisfy(module -> assertThat(readme).contains("(platform/" + module + ")"));
    }

    private static List<String> links(Path page) {
        return LINK.matcher(ProjectFiles.read(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> commands(String page) {
        return Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(ProjectFiles.read(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
