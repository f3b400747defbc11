package dev.scrm.gateway.callbacks.wecom;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one flat JSON object. By hand, because on this path a tree or a binding costs more than the decryption. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256).append('{');

    /** A field that is absent is left out. */
    JsonText field(String name, @Nullable String value) {
        if (value != null) {
            name(name).append('"');
            escape(value);
            text.append('"');
        }
        return this;
    }

    JsonText field(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    byte[] toBytes() {
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
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
