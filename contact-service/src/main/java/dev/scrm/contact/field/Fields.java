package dev.scrm.contact.field;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The fields of all corps. */
public interface Fields {
    Optional<Field> find(String corpId, String id);

    /** Those that exist, by their ids. */
    Map<String, Field> findAll(String corpId, Collection<String> ids);

    /** All of a corp, archived ones too, in the order of their ids. */
    List<Field> list(String corpId);

    /** Decides on one field and saves what is decided, though many do so at once; the decision gets null when there is none. */
    Field change(String corpId, String id, UnaryOperator<@Nullable Field> decision);
}
