package dev.scrm.gateway.callbacks.wecom;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object. By hand, because on this path a tree or a binding costs more than the decryption. A field whose
 * value is null is left out.
 */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256).append('{');

    JsonText field(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            string(value);
        }
        return this;
    }

    JsonText field(String name, @Nullable Long value) {
        if (value != null) {
            name(name).append(value.longValue());
        }
        return this;
    }

    JsonText field(String name, @Nullable BigDecimal value) {
        if (value != null) {
            name(name).append(value.toPlainString());
        }
        return this;
    }

    JsonText field(String name, @Nullable Instant value) {
        return value == null ? this : field(name, value.toString());
    }

    JsonText field(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    JsonText texts(String name, @Nullable List<String> values) {
        return values == null ? this : list(name, values, this::string);
    }

    /** Of texts of which 1 means true. */
    JsonText flags(String name, @Nullable List<String> values) {
        return values == null ? this : list(name, values, value -> text.append("1".equals(value)));
    }

    JsonText object(String name, @Nullable JsonText value) {
        if (value != null) {
            name(name).append(value.text).append('}');
        }
        return this;
    }

    JsonText objects(String name, @Nullable List<JsonText> values) {
        return values == null
                ? this
                : list(name, values, value -> text.append(value.text).append('}'));
    }

    boolean isEmpty() {
        return text.length() == 1;
    }

    byte[] toBytes() {
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private <T> JsonText list(String name, List<T> values, Consumer<T> write) {
        name(name).append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write.accept(values.get(i));
        }
        text.append(']');
        return this;
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }

    private void string(String value) {
        text.append('"');
        escape(value);
        text.append('"');
    }

    /** RFC 8259 section 7: quotation mark, reverse solidus and the controls below a space. */
    private void escape(String value) {
        int clean = 0;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character >= ' ' && character != '"' && character != '\\') {
                continue;
            }
            text.append(value, clean, i).append('\\');
            switch (character) {
                case '"', '\\' -> text.append(character);
                case '\n' -> text.append('n');
                case '\r' -> text.append('r');
                case '\t' -> text.append('t');
                default -> text.append("u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
            clean = i + 1;
        }
        text.append(value, clean, value.length());
    }
}
