package dev.scrm.platform.web;

import dev.scrm.platform.events.Ids;
import java.util.regex.Pattern;

/**
 * Stands for one state of a thing in the header {@code ETag}; callers give it back in {@code If-Match} and read nothing in it.
 *
 * @param value without its quotes
 */
public record EntityTag(String value) {
    /** Printable ASCII but the double quote (RFC 9110 section 8.8.3). */
    static final String CHARACTERS = "[\\x21\\x23-\\x7e]{1,128}";

    private static final Pattern FORM = Pattern.compile(CHARACTERS);
    private static final int SHOWN_OF_ID = 8;

    public EntityTag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Expected an entity tag of printable ASCII but got '%s'".formatted(value));
        }
    }

    /** Of a thing at a version. Two things have different ones at the same version: a path may lead to another thing later. */
    public static EntityTag of(String id, long version) {
        return new EntityTag(version + "-" + Ids.derived("entity-tag", id).substring(0, SHOWN_OF_ID));
    }

    /** As the header has it. */
    public String quoted() {
        return '"' + value + '"';
    }
}
