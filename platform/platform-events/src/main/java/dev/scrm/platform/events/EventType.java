package dev.scrm.platform.events;

import java.util.regex.Pattern;

/**
 * The type of an event, {@code scrm.<domain>.<event>.v<version>}.
 *
 * @param name the type without its version, such as {@code scrm.contact.tagged}
 * @param version counted from 1; a change that is not additive makes the next one
 */
public record EventType(String name, int version) {
    /** Lower-case words of a-z, 0-9 and hyphen, three of them joined by dots, then the version. */
    private static final Pattern FORM = Pattern.compile("(scrm\\.[a-z0-9-]+\\.[a-z0-9-]+)\\.v([1-9][0-9]{0,3})");

    public EventType {
        if (version < 1) {
            throw new IllegalArgumentException("Expected a version from 1 but got " + version);
        }
    }

    /** Reads the wire form; throws {@link IllegalArgumentException} for anything else. */
    public static EventType of(String wire) {
        var matcher = FORM.matcher(wire);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Expected scrm.<domain>.<event>.v<n> but got '" + wire + "'");
        }
        return new EventType(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** The wire form. */
    @Override
    public String toString() {
        return name + ".v" + version;
    }
}
