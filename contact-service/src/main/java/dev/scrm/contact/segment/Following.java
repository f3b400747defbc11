package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.End;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a staff member follows a person, or did.
 *
 * @param since absent where only the end is known
 * @param liveCode by which the person came; absent when by none
 * @param addWay how the two found each other; absent until WeCom told
 * @param ended null while it stands
 */
public record Following(
        String staffId,
        @Nullable Instant since,
        @Nullable String liveCode,
        @Nullable String addWay,
        @Nullable End ended) {
    public Following {
        requireNonNull(staffId, "staffId");
    }
}
