package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.platform.wecom.XmlElement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a callback, or of a part of it. WeCom tells of changes by leaving out what did not change, so everywhere
 * here what is absent is null, and what is there and empty is empty.
 */
record Fields(XmlElement xml) {
    /** The end of the year 9999: later times cannot be written as RFC 3339 has them. */
    private static final long LAST_SECOND = 253_402_300_799L;

    @Nullable
    String text(String name) {
        return xml.text(name).orElse(null);
    }

    /** The text of what says nothing when it is empty: ids, codes, numbers. */
    @Nullable
    String filled(String name) {
        var text = text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Of seconds since 1970, as WeCom gives times; null as well when that is no time of four-digit years. */
    @Nullable
    Instant time(String name) {
        var seconds = integer(name);
        return seconds == null || seconds < 0 || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
    }

    /** Null as well when it is no whole number. */
    @Nullable
    Long integer(String name) {
        var digits = filled(name);
        try {
            return digits == null ? null : Long.valueOf(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** With a decimal point, as places have them; null as well when it is no number, or one that nobody would write. */
    @Nullable
    BigDecimal decimal(String name) {
        var digits = filled(name);
        if (digits == null || digits.length() > 40 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** Of a text with commas, such as {@code 1,2,3}. */
    @Nullable
    List<String> list(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Of an element that stands there once for each text; none when it is empty. */
    List<String> items(String name) {
        return xml.children(name).stream()
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Nullable
    Fields part(String name) {
        return xml.child(name).map(Fields::new).orElse(null);
    }

    /** Of an element that stands there once for each part. */
    List<Fields> parts(String name) {
        return xml.children(name).stream().map(Fields::new).toList();
    }
}
