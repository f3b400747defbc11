package dev.scrm.contact.segment;

import java.util.List;
import java.util.Optional;

/** The trials of all corps, with what was heard of each. */
public interface Trials {
    /** Keeps one in place of what the same person tried before. */
    void keep(Trial trial);

    /** Keeps how far partitions have got; of a trial that another took the place of nothing is kept. */
    void keepParts(String corpId, List<Trial.Part> parts);

    /** What was heard of what a person tries; empty when that is something else by now. */
    Optional<List<Trial.Part>> parts(String corpId, String by, String id);
}
