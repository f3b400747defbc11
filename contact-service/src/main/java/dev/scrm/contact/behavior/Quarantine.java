package dev.scrm.contact.behavior;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What could not be read, of all corps. */
public interface Quarantine {
    /** Which of them; null for any. */
    record Wanted(
            String corpId,
            @Nullable String sourceId,
            @Nullable String code) {}

    /** Puts them in, or anew with what is wrong with them now. */
    void put(List<Quarantined> quarantined);

    Optional<Quarantined> find(String corpId, String id);

    /** In the order of their ids; those behind the one that is given. */
    List<Quarantined> list(Wanted wanted, int limit, @Nullable String after);

    void remove(String corpId, Collection<String> ids);

    /** Forgets what nobody looked at. */
    void forgetBefore(Instant receivedAt);
}
