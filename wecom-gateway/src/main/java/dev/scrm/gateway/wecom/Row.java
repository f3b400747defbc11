package dev.scrm.gateway.wecom;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An object of an answer of WeCom's: unknown fields are ignored, numbers may come as texts, what is absent is empty. */
public record Row(Map<?, ?> fields) {
    /** The objects of a list; none when there is no such list. */
    public static List<Row> list(Map<?, ?> answer, String field) {
        return Answers.objects(answer.get(field)).map(Row::new).toList();
    }

    /** An object in it; an empty one when there is none. */
    public static Row of(Map<?, ?> answer, String field) {
        return new Row(answer.get(field) instanceof Map<?, ?> object ? object : Map.of());
    }

    /** A text or a number as text; empty when there is none. */
    public String text(String field) {
        var value = fields.get(field);
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }

    /** A number, also one that comes as a text; 0 when there is none. */
    public long number(String field) {
        return fields.get(field) instanceof String text && text.matches("-?\\d{1,18}")
                ? Long.parseLong(text)
                : Answers.number(fields, field);
    }

    /** A time as events have it; empty when there is none. */
    public String time(String field) {
        long seconds = number(field);
        return seconds <= 0 ? "" : Instant.ofEpochSecond(seconds).toString();
    }

    /** Texts and numbers of a list, in its order. */
    public List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of();
    }

    /** The same where the order says nothing. */
    public List<String> sorted(String field) {
        return texts(field).stream().sorted().distinct().toList();
    }

    /** The objects of a list; none when there is no such list. */
    public Stream<Row> rows(String field) {
        return Answers.objects(fields.get(field)).map(Row::new);
    }

    /** What a row is read as; nothing when it lacks what names it. */
    public static <T> Optional<T> named(Row row, String id, Function<Row, T> read) {
        return row.text(id).isEmpty() ? Optional.empty() : Optional.of(read.apply(row));
    }

    /** What of an object is there, by the names it has in events. */
    public static Map<String, Object> filled(Object... namesAndValues) {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!"".equals(namesAndValues[i + 1])) {
                filled.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return filled;
    }

    /** A word for a number of WeCom's; the number itself where there is no word yet. */
    public static String word(String number, Map<String, String> words) {
        return words.getOrDefault(number, number);
    }
}
