package dev.scrm.endtoend.deployment;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a service understands, in relaxed form, read from the sources of its settings: components of
 * {@code @ConfigurationProperties} records, and placeholders.
 */
final class SettingNames {
    /** The prefix, then the record's components up to the closing parenthesis at the start of its body. */
    private static final Pattern RECORD = Pattern.compile(
            "@ConfigurationProperties\\(\"([a-z0-9.-]+)\"\\)\\s*(?:public )?record \\w+\\((.*?)\\)\\s*\\{",
            Pattern.DOTALL);

    /** The last word of a component is its name. */
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    /** A placeholder such as {@code ${scrm.state-dir:…}}, or a condition on a property. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{([a-z][a-z0-9.-]+)|@ConditionalOnProperty\\(\"([a-z0-9.-]+)\"\\)");

    private SettingNames() {}

    static Set<String> of(String service) {
        var names = new TreeSet<String>();
        for (var module : new String[] {service, "platform"}) {
            for (var file : ProjectFiles.below(
                    module, path -> path.toString().matches(".*/src/main/.*\\.(java|ya?ml|properties)"))) {
                var text = ProjectFiles.read(file);
                RECORD.matcher(text)
                        .results()
                        .forEach(record -> COMPONENT
                                .matcher(withoutNesting(record.group(2)))
                                .results()
                                .forEach(component -> names.add(relaxed(record.group(1) + "." + component.group(1)))));
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .forEach(match -> names.add(relaxed(match.group(1) == null ? match.group(2) : match.group(1))));
            }
        }
        return names;
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
