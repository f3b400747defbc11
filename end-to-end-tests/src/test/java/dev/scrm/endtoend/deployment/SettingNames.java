package dev.scrm.endtoend.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a service understands, in relaxed form, read from the sources of its settings: components of
 * {@code @ConfigurationProperties} records and of the settings nested in them, and placeholders.
 */
final class SettingNames {
    /** The prefix, if any, the name, then the record's components up to the parenthesis before its body. */
    private static final Pattern RECORD = Pattern.compile(
            "(?:@ConfigurationProperties\\(\"([a-z0-9.-]+)\"\\)\\s*)?(?:public )?record (\\w+)\\((.*?)\\)\\s*\\{",
            Pattern.DOTALL);

    /** The last word of a component is its name, the one before its type. */
    private static final Pattern COMPONENT = Pattern.compile("(?:(\\w+)\\s+)?(\\w+)\\s*(?:,|$)");

    /** A placeholder such as {@code ${scrm.state-dir:…}}, or a condition on a property. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{([a-z][a-z0-9.-]+)|@ConditionalOnProperty\\(\"([a-z0-9.-]+)\"\\)");

    private final Set<String> names = new TreeSet<>();
    /** What may be nested: the components of each record that is called settings. */
    private final Map<String, String> settings = new HashMap<>();

    private SettingNames() {}

    static Set<String> of(String service) {
        var found = new SettingNames();
        List<String> texts = new ArrayList<>();
        for (var module : new String[] {service, "platform"}) {
            ProjectFiles.below(module, path -> path.toString().matches(".*/src/main/.*\\.(java|ya?ml|properties)"))
                    .forEach(file -> texts.add(ProjectFiles.read(file)));
        }
        texts.forEach(found::noteSettings);
        texts.forEach(found::addNames);
        return found.names;
    }

    private void noteSettings(String text) {
        RECORD.matcher(text)
                .results()
                .filter(record -> record.group(2).endsWith("Settings"))
                .forEach(record -> settings.put(record.group(2), withoutNesting(record.group(3))));
    }

    private void addNames(String text) {
        RECORD.matcher(text)
                .results()
                .filter(record -> record.group(1) != null)
                .forEach(record -> addComponents(record.group(1), withoutNesting(record.group(3))));
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> names.add(relaxed(match.group(1) == null ? match.group(2) : match.group(1))));
    }

    private void addComponents(String prefix, String components) {
        COMPONENT.matcher(components).results().forEach(component -> {
            var name = prefix + "." + component.group(2);
            names.add(relaxed(name));
            var nested = component.group(1) == null ? null : settings.get(component.group(1));
            if (nested != null) {
                addComponents(name, nested);
            }
        });
    }

    /** Without what stands in parentheses and angle brackets, where commas separate something else. */
    private static String withoutNesting(String components) {
        var text = components;
        for (String before = ""; !before.equals(text); ) {
            before = text;
            text = text.replaceAll("\\([^()]*\\)|<[^<>]*>", "");
        }
        return Matcher.quoteReplacement(text).replace("\\", "");
    }

    /** A name without its separators: Spring Boot's relaxed binding takes SCRM_STATE_DIR and SCRM_STATEDIR for the same. */
    static String relaxed(String name) {
        return name.replaceAll("[-._]", "").toUpperCase(Locale.ROOT);
    }
}
