package dev.scrm.contact.keyword;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists of all corps. */
public interface KeywordLists {
    Optional<KeywordList> find(String corpId, String id);

    /** Those of a corp, in the order of their ids. */
    List<KeywordList> list(String corpId);

    /** Decides on one; null is given for one that is not there. */
    KeywordList change(String corpId, String id, Function<@Nullable KeywordList, KeywordList> decision);

    /** Takes one out, unless the check throws; false when there is none. */
    boolean remove(String corpId, String id, Consumer<KeywordList> check);
}
