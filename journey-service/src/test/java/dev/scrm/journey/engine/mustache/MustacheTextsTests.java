package dev.scrm.journey.engine.mustache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MustacheTextsTests {
    private final MustacheTexts texts = new MustacheTexts();

    @Test
    void showsAValue() {
        assertThat(texts.render("{{name}}，您好", Map.of("name", "王芳"))).isEqualTo("王芳，您好");
    }

    @Test
    void showsAnAlternativeForAnAbsentValue() {
        var template = "{{#name}}{{name}}{{/name}}{{^name}}朋友{{/name}}，您好";

        assertThat(texts.render(template, Map.of())).isEqualTo("朋友，您好");
        assertThat(texts.render(template, Map.of("name", "王芳"))).isEqualTo("王芳，您好");
    }

    @Test
    void doesNotEscapeAsIfItWereHtml() {
        assertThat(texts.render("{{name}}", Map.of("name", "A&B <\"x\">"))).isEqualTo("A&B <\"x\">");
    }

    @Test
    void doesNotTakeANameForATemplate() {
        assertThat(texts.render("{{name}}", Map.of("name", "{{secret}}", "secret", "x")))
                .isEqualTo("{{secret}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{class}}",
                "{{name.class.name}}",
                "{{name.length}}",
                "{{toString}}",
                "{{getClass}}",
                "{{#name}}{{bytes}}{{/name}}",
                "{{name.toUpperCase}}"
            })
    void reachesNothingButTheValues(String template) {
        assertThat(texts.render(template, Map.of("name", "王芳"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{> application.yml}}", "{{>journeys/welcome.v1.json}}", "{{<layout}}{{/layout}}"})
    void refusesToIncludeFiles(String template) {
        assertThatThrownBy(() -> texts.render(template, Map.of())).isInstanceOf(MustacheException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#name}}", "{{name", "{{/name}}"})
    void refusesWhatIsNoTemplate(String template) {
        assertThatThrownBy(() -> texts.render(template, Map.of())).isInstanceOf(MustacheException.class);
    }
}
