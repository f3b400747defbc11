package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.GoldenSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No type of event without a contract; those of callbacks are one table, with a test of its own. */
class PublishedTypesTests {
    /** A type in quotation marks, with or without its version. */
    private static final Pattern TYPE = Pattern.compile("\"(scrm\\.[a-z]+\\.[a-z-]+)(\\.v\\d+)?\"");

    @Test
    void haveAContract() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var types = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(PublishedTypesTests::types)
                    .distinct()
                    .toList();

            assertThat(types)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(type -> assertThat(GoldenSample.data(type)).isNotEmpty());
        }
    }

    private static Stream<String> types(Path file) {
        try {
            return TYPE.matcher(Files.readString(file))
                    .results()
                    .map(type -> type.group(1) + (type.group(2) == null ? ".v1" : type.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
