package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The README names every reason and every setting of the gateway once, and none that is not there. */
class GatewayReadmeTests {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String readme = readme();

    @Test
    void namesEveryReasonOnce() {
        var reasons = readme.substring(readme.indexOf("**Reasons**"), readme.indexOf("## How mass messages"));

        assertThat(codes(reasons.lines().skip(1).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    @Test
    void namesEverySettingOnceWithItsDefault() {
        var rows = readme.lines().filter(line -> line.startsWith("| `gateway.")).toList();

        Map<String, String> named = new LinkedHashMap<>();
        for (var row : rows) {
            var cells = row.split(" \\| ");
            var properties = properties(cells[0]);
            var defaults = cells[1].replace("`", "").split(", ");
            for (int i = 0; i < properties.size(); i++) {
                var known = defaults.length == properties.size() ? defaults[i] : "";
                assertThat(named.put(properties.get(i), known))
                        .as("an earlier line of %s", properties.get(i))
                        .isNull();
            }
        }
        var settings = settings();
        assertThat(named.keySet()).containsExactlyInAnyOrderElementsOf(settings.keySet());
        settings.forEach((property, value) -> {
            if (!value.isEmpty()) {
                assertThat(named.get(property)).as("the default of " + property).isEqualTo(value);
            }
        });
    }

    /** The first of a line is whole; the others are its neighbours. */
    private static List<String> properties(String cell) {
        var names = codes(List.of(cell));
        var parent = names.getFirst().substring(0, names.getFirst().lastIndexOf('.') + 1);
        return Stream.concat(Stream.of(names.getFirst()), names.stream().skip(1).map(name -> parent + name))
                .toList();
    }

    private static List<String> codes(List<String> lines) {
        return lines.stream()
                .flatMap(line -> CODE.matcher(line).results().map(result -> result.group(1)))
                .toList();
    }

    private static Map<String, String> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> settings = new LinkedHashMap<>();
        for (var candidate : scanner.findCandidateComponents("dev.scrm.gateway")) {
            var type = ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null);
            var annotation = AnnotationUtils.findAnnotation(type, ConfigurationProperties.class);
            assertThat(annotation).isNotNull();
            collect(annotation.value(), type, settings);
        }
        return settings;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> settings) {
        var components = type.getRecordComponents();
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            var hyphened = components[i].getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            var name = prefix + "." + hyphened;
            var nested = records(components[i]);
            if (nested.isEmpty()) {
                var given = parameters[i].getAnnotation(DefaultValue.class);
                settings.put(name, given == null ? "" : String.join(",", given.value()));
            }
            nested.forEach(each -> collect(name + (hyphened.equals("corps") ? "[n]" : "[m]"), each, settings));
        }
    }

    private static List<Class<?>> records(RecordComponent component) {
        List<Class<?>> records = new ArrayList<>();
        if (component.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord()) {
            records.add(item);
        }
        return records;
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
