package dev.scrm.contact.segment;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The segments of all corps. */
public interface Segments {
    /** Also one that was removed. */
    Optional<Segment> find(String corpId, String id);

    /** Decides on one; null is given for one that is not there. */
    Segment update(String corpId, String id, Function<@Nullable Segment, Decision<Segment, Definition>> decide);

    /** Those of a corp of which a version is being built. */
    List<Segment> building(String corpId);

    /** Those of some ids that are there. */
    List<Segment> findAll(String corpId, Collection<String> ids);

    /** Takes those out of all corps that were removed before a time. */
    void forgetRemoved(Instant before);

    /** Those of a corp that are there, in the order of their ids. */
    List<Segment> list(String corpId);
}
