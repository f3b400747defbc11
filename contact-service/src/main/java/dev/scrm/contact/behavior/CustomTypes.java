package dev.scrm.contact.behavior;

import java.util.List;
import java.util.Optional;

/** The types that corps defined for themselves. */
public interface CustomTypes {
    Optional<BehaviorType> find(String corpId, String name);

    /** All of a corp, in the order of their names. */
    List<BehaviorType> list(String corpId);

    void put(String corpId, BehaviorType type);

    /** @return whether there was one */
    boolean remove(String corpId, String name);
}
