package dev.scrm.contact.imports;

import static java.util.Map.entry;

import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldOption;
import dev.scrm.contact.field.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings what people write into cells to what the fields know; whether that fits is for the fields to say. */
final class CellForm {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Set<String> YES =
            Set.of("true", "yes", "y", "1", "是", "有", "同意", "已同意", "对", "√", "✓", "t", "on");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "0", "否", "无", "不同意", "拒绝", "已拒绝", "错", "×", "✗", "f", "off");
    private static final Set<String> NOTHING = Set.of("无", "暂无", "未知");
    private static final Map<String, Gender> GENDERS = Map.ofEntries(
            entry("男", Gender.MALE),
            entry("男性", Gender.MALE),
            entry("先生", Gender.MALE),
            entry("male", Gender.MALE),
            entry("m", Gender.MALE),
            entry("女", Gender.FEMALE),
            entry("女性", Gender.FEMALE),
            entry("女士", Gender.FEMALE),
            entry("female", Gender.FEMALE),
            entry("f", Gender.FEMALE),
            entry("未知", Gender.UNKNOWN),
            entry("保密", Gender.UNKNOWN),
            entry("unknown", Gender.UNKNOWN));
    /** A day as it is written in China: 1990/1/31, 1990.1.31, 1990年1月31日, 19900131; a time of midnight may follow. */
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?(?:[ T]0{1,2}:00(?::00(?:\\.0+)?)?)?");

    private static final Pattern DAY_OF_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    /** A day and a time without a zone. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?");
    /** With commas at each thousand, as spreadsheets show numbers. */
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,2})?");
    private static final Pattern BETWEEN_CHOICES = Pattern.compile("[;；,，、|\\n]");

    private CellForm() {}

    /** Empty when the field has no such value. */
    static Optional<Value> value(Field field, String cell) {
        return plain(field, cell).flatMap(field::read);
    }

    private static Optional<Object> plain(Field field, String cell) {
        return switch (field.definition().type()) {
            case TEXT, URL -> Optional.of(cell);
            case NUMBER -> number(cell).map(Object.class::cast);
            case BOOLEAN -> flag(cell).map(Object.class::cast);
            case DATE -> day(cell).map(LocalDate::toString);
            case TIME -> Optional.of(time(cell).orElse(cell));
            case CHOICE -> option(field, cell).map(Object.class::cast);
            case CHOICES -> choices(field, cell).map(Object.class::cast);
        };
    }

    static Optional<BigDecimal> number(String cell) {
        var plain = THOUSANDS.matcher(cell).matches() ? cell.replace(",", "") : cell;
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    static Optional<Boolean> flag(String cell) {
        var word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** True where the cell says that nothing is known; {@code 无} is no refusal. */
    static boolean saysNothing(String cell) {
        return NOTHING.contains(cell);
    }

    private static Optional<LocalDate> day(String cell) {
        for (var form : List.of(DAY, DAY_OF_DIGITS)) {
            var day = form.matcher(cell);
            if (day.matches()) {
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3))));
                } catch (DateTimeException _) {
                    return Optional.empty(); // no day of the calendar
                }
            }
        }
        return Optional.empty();
    }

    /** Without a zone it is a time in China. */
    private static Optional<String> time(String cell) {
        var time = TIME.matcher(cell);
        if (!time.matches()) {
            return day(cell)
                    .map(day -> day.atStartOfDay(CHINA).toOffsetDateTime().toString());
        }
        try {
            var second = time.group(6) == null ? "0" : time.group(6);
            var local = LocalDateTime.of(
                    Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)),
                    Integer.parseInt(time.group(3)),
                    Integer.parseInt(time.group(4)),
                    Integer.parseInt(time.group(5)),
                    Integer.parseInt(second));
            return Optional.of(local.atZone(CHINA).toInstant().toString());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> option(Field field, String word) {
        var options = field.definition().options();
        return options.stream()
                .map(FieldOption::id)
                .filter(word::equals)
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> option.name().equals(word))
                        .map(FieldOption::id)
                        .findFirst());
    }

    /** Several in one cell. */
    static List<String> words(String cell) {
        return Arrays.stream(BETWEEN_CHOICES.split(cell))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Unknown where the cell says so, which says nothing of the person. */
    static Optional<Gender> gender(String cell) {
        return Optional.ofNullable(GENDERS.get(cell.toLowerCase(Locale.ROOT)));
    }

    private static Optional<List<String>> choices(Field field, String cell) {
        var words = words(cell);
        var ids = words.stream().flatMap(word -> option(field, word).stream()).toList();
        return ids.size() == words.size() ? Optional.of(ids) : Optional.empty();
    }
}
