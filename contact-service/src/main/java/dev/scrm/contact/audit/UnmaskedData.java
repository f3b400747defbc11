package dev.scrm.contact.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which classes of data a request was answered as they are, told from where they are masked to where it is recorded. */
public final class UnmaskedData {
    /** The attribute of the request that has the list. */
    public static final String ATTRIBUTE = "dev.scrm.contact.unmasked";

    private UnmaskedData() {}

    /** @param attribute of the request, by its name */
    public static List<String> of(Function<String, Object> attribute) {
        List<String> unmasked = new ArrayList<>();
        if (attribute.apply(ATTRIBUTE) instanceof List<?> classes) {
            classes.forEach(one -> unmasked.add(String.valueOf(one)));
        }
        return unmasked;
    }
}
