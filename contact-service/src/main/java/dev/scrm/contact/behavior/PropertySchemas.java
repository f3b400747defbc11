package dev.scrm.contact.behavior;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON Schemas of properties. */
public interface PropertySchemas {
    /**
     * What is wrong with properties.
     *
     * @param field where, such as {@code properties.amount}
     */
    record Flaw(String field, String message) {}

    /** The suite's own types. */
    List<BehaviorType> builtIn();

    /** @throws BehaviorRefused when it is no schema, or one that may not be used */
    void check(String schema);

    /** The first thing that is wrong, if anything is. */
    Optional<Flaw> flaw(BehaviorType type, Map<String, Object> properties);
}
