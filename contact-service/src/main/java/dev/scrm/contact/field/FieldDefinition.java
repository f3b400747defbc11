package dev.scrm.contact.field;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says a field is to be.
 *
 * @param name what people call it
 * @param options in the order in which people see them; of choices only
 * @param maxLength of texts, in characters; null for the most there may be
 * @param minimum of numbers
 * @param maximum of numbers
 * @param trust the sources in the order in which they are believed, such as {@code program:erp} or {@code user} for everybody;
 *     one that is not among them comes last
 */
public record FieldDefinition(
        String id,
        String name,
        @Nullable String description,
        FieldType type,
        List<FieldOption> options,
        @Nullable Integer maxLength,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        FieldPolicy policy,
        List<String> trust) {
    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_OPTIONS = 100;
    private static final int MOST_TRUSTED = 50;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SOURCE = Pattern.compile("(?:user|program)(?::[!-~]{1,64})?");

    public FieldDefinition {
        requireNonNull(type, "type");
        requireNonNull(policy, "policy");
        options = List.copyOf(options);
        trust = List.copyOf(trust);
        check(isId(id), "id", "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        check(VisibleText.isLine(name, LONGEST_NAME), "name", "1 to 64 visible characters");
        check(
                description == null || VisibleText.isLines(description, LONGEST_DESCRIPTION),
                "description",
                "1 to 500 visible characters or none");
        checkOptions(type, options);
        checkBounds(type, maxLength, minimum, maximum);
        check(
                (policy == FieldPolicy.MOST_TRUSTED) != trust.isEmpty(),
                "trust",
                "sources with the policy most-trusted, and none with latest");
        check(
                trust.size() <= MOST_TRUSTED
                        && trust.stream().distinct().count() == trust.size()
                        && trust.stream()
                                .allMatch(source -> SOURCE.matcher(source).matches()),
                "trust",
                "at most 50 different sources such as user:lin.wei, program:erp, user or program");
        minimum = normal(minimum);
        maximum = normal(maximum);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** How much a source is believed; 0 is the most. */
    int rank(String source) {
        if (policy == FieldPolicy.LATEST) {
            return 0;
        }
        int named = trust.indexOf(source);
        int ofKind = trust.indexOf(source.substring(0, Math.max(source.indexOf(':'), 0)));
        return named >= 0 ? named : ofKind >= 0 ? ofKind : trust.size();
    }

    boolean believesAs(FieldDefinition other) {
        return policy == other.policy && trust.equals(other.trust);
    }

    private static void checkOptions(FieldType type, List<FieldOption> options) {
        check(
                type.hasOptions() != options.isEmpty() && options.size() <= MOST_OPTIONS,
                "options",
                "1 to 100 options of a choice or choices, and none otherwise");
        check(
                options.stream().map(FieldOption::id).distinct().count() == options.size()
                        && options.stream().allMatch(option -> isId(option.id())),
                "options.id",
                "different ids of 1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        check(
                options.stream().allMatch(option -> VisibleText.isLine(option.name(), LONGEST_NAME)),
                "options.name",
                "1 to 64 visible characters");
    }

    private static void checkBounds(
            FieldType type, @Nullable Integer maxLength, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        check(
                maxLength == null || (type == FieldType.TEXT && maxLength >= 1 && maxLength <= LONGEST_TEXT),
                "maxLength",
                "1 to 4000 of a text, and none otherwise");
        check(isBound(type, minimum), "minimum", "a number of at most 15 digits of a number, and none otherwise");
        check(isBound(type, maximum), "maximum", "a number of at most 15 digits of a number, and none otherwise");
        check(
                minimum == null || maximum == null || minimum.compareTo(maximum) <= 0,
                "maximum",
                "a number that is not below the minimum");
    }

    private static @Nullable BigDecimal normal(@Nullable BigDecimal bound) {
        return bound == null ? null : new Value.Numeric(bound).number();
    }

    private static boolean isBound(FieldType type, @Nullable BigDecimal bound) {
        return bound == null
                || (type == FieldType.NUMBER && Value.Numeric.of(bound).isPresent());
    }

    private static void check(boolean holds, String field, String expected) {
        if (!holds) {
            throw FieldRefused.invalid(field, expected);
        }
    }
}
