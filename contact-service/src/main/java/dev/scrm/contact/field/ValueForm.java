package dev.scrm.contact.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what somebody wrote as a value of a field, or says what it should have been. */
final class ValueForm {
    private static final int LONGEST_URL = 2_048;
    /** A day with a year of four digits; others are mistakes. */
    private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

    private final FieldDefinition definition;

    ValueForm(FieldDefinition definition) {
        this.definition = definition;
    }

    /** @param plain as JSON has it; empty when the field has no such values */
    Optional<Value> read(Object plain) {
        return switch (definition.type()) {
            case TEXT ->
                text(plain)
                        .filter(text -> VisibleText.isLines(text, maxLength()))
                        .map(Value.Text::new);
            case NUMBER -> number(plain).filter(this::isWithinBounds).map(Value.class::cast);
            case DATE -> text(plain).flatMap(ValueForm::date);
            case TIME -> text(plain).flatMap(ValueForm::time);
            case BOOLEAN -> plain instanceof Boolean set ? Optional.of(new Value.Flag(set)) : Optional.empty();
            case CHOICE ->
                text(plain).filter(id -> options().anyMatch(id::equals)).map(Value.Text::new);
            case CHOICES -> plain instanceof List<?> ids ? choices(ids) : Optional.empty();
            case URL -> text(plain).filter(ValueForm::isUrl).map(Value.Text::new);
        };
    }

    /** What a value of the field is, in words. */
    String expected() {
        return switch (definition.type()) {
            case TEXT -> "a text of 1 to %d visible characters".formatted(maxLength());
            case NUMBER -> "a number of at most 15 digits, 6 of them decimals" + bounds();
            case DATE -> "a date such as 1990-01-31";
            case TIME -> "a time of RFC 3339, such as 2026-11-21T08:30:00+08:00";
            case BOOLEAN -> "true or false";
            case CHOICE -> "the id of one of the field's options";
            case CHOICES -> "a list of different ids of the field's options, one at least";
            case URL -> "an address with http or https of at most %d characters".formatted(LONGEST_URL);
        };
    }

    private int maxLength() {
        var maxLength = definition.maxLength();
        return maxLength == null ? FieldDefinition.LONGEST_TEXT : maxLength;
    }

    private Stream<String> options() {
        return definition.options().stream().map(FieldOption::id);
    }

    private String bounds() {
        var least = definition.minimum() == null ? "" : ", %s at least".formatted(definition.minimum());
        return definition.maximum() == null ? least : least + ", %s at most".formatted(definition.maximum());
    }

    private boolean isWithinBounds(Value.Numeric value) {
        var minimum = definition.minimum();
        var maximum = definition.maximum();
        return (minimum == null || value.number().compareTo(minimum) >= 0)
                && (maximum == null || value.number().compareTo(maximum) <= 0);
    }

    private Optional<Value> choices(List<?> ids) {
        var chosen = new HashSet<Object>(ids);
        boolean known = chosen.stream().allMatch(id -> options().anyMatch(option -> option.equals(id)));
        return !ids.isEmpty() && known && chosen.size() == ids.size()
                ? Optional.of(
                        new Value.Choices(options().filter(chosen::contains).toList()))
                : Optional.empty();
    }

    private static Optional<String> text(Object plain) {
        return plain instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Value.Numeric> number(Object plain) {
        return switch (plain) {
            case Integer whole -> Value.Numeric.of(BigDecimal.valueOf(whole));
            case Long whole -> Value.Numeric.of(BigDecimal.valueOf(whole));
            case BigInteger whole -> Value.Numeric.of(new BigDecimal(whole));
            case BigDecimal number -> Value.Numeric.of(number);
            case Double number when Double.isFinite(number) -> Value.Numeric.of(BigDecimal.valueOf(number));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> date(String text) {
        try {
            return DAY.matcher(text).matches()
                    ? Optional.of(new Value.Text(LocalDate.parse(text).toString()))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty(); // no day of the calendar
        }
    }

    private static Optional<Value> time(String text) {
        try {
            var time = OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MILLIS);
            return DAY.matcher(time.toLocalDate().toString()).matches()
                    ? Optional.of(new Value.Text(time.toInstant().toString()))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty(); // no time of RFC 3339
        }
    }

    /** Without user info: what stands before an @ looks like the host and is not. */
    private static boolean isUrl(String text) {
        try {
            var uri = new URI(text);
            return text.length() <= LONGEST_URL
                    && VisibleText.isLine(text, LONGEST_URL)
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
