package dev.scrm.platform.web;

import dev.scrm.platform.events.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A place in a sorted list, made opaque for the caller: the sort values of the last item seen. Nothing is trusted that
 * a cursor says; it only moves the start of a query that is bound to the caller's corp anyway.
 *
 * @param position the sort values, most significant first
 */
public record Cursor(List<String> position) {
    /** Parts are told apart by the unit separator, which no id or timestamp holds. */
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        position = List.copyOf(position);
        if (position.isEmpty() || position.stream().anyMatch(part -> part.contains(SEPARATOR))) {
            throw new IllegalArgumentException("Expected at least one sort value, none with a unit separator");
        }
    }

    /** The cursor after an item with these sort values. */
    public static Cursor after(String... position) {
        return new Cursor(List.of(position));
    }

    /** Reads what {@link #encoded} wrote; refuses anything else with {@code cursor-invalid}. */
    public static Cursor decode(String encoded, int parts) {
        var cursor = new Cursor(List.of(text(encoded).split(SEPARATOR, -1)));
        if (cursor.position.size() != parts) {
            throw invalid();
        }
        return cursor;
    }

    /** What the caller gets to see. */
    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8));
    }

    /** What is thrown of a cursor that has the form of one and still says nothing. */
    public static Refusal invalid() {
        return new RequestRefused(
                "cursor-invalid",
                Refusal.Kind.INVALID,
                "Expected cursor to be 'next' of an earlier page but it is not",
                Map.of("field", "cursor"));
    }

    private static String text(String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw invalid();
        }
    }
}
