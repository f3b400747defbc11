package dev.scrm.platform.mongo;

/** A store that is searched along indexes; as a bean it has them made by {@link IndexCreation}. */
public interface Indexed {
    /** Makes the indexes that are missing and leaves the others alone, so it may run any number of times. */
    void createIndexes();
}
