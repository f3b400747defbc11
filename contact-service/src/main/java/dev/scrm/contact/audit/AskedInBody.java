package dev.scrm.contact.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a request asked for in its body, told from where it is read to where it is recorded. Records stay: whoever tells it leaves
 * out what may be anybody's own data.
 */
public final class AskedInBody {
    /** The attribute of the request that has what was asked for, by names. */
    public static final String ATTRIBUTE = "dev.scrm.contact.asked-in-body";

    private AskedInBody() {}

    /** @param attribute of the request, by its name */
    public static SortedMap<String, String> of(Function<String, Object> attribute) {
        SortedMap<String, String> asked = new TreeMap<>();
        if (attribute.apply(ATTRIBUTE) instanceof Map<?, ?> told) {
            told.forEach((name, value) -> asked.put(String.valueOf(name), String.valueOf(value)));
        }
        return asked;
    }
}
