package dev.scrm.contact.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That WeCom has a tag otherwise than was decided here, and that WeCom counts: somebody changed it there later, or WeCom would not take
 * what was decided.
 *
 * @param decided true when it was put on here, false when it was taken off
 * @param refusal why WeCom would not take it; null when somebody changed it there
 * @param readAt when WeCom was seen to have it otherwise
 */
public record TagConflict(
        String tagId,
        String staffId,
        boolean decided,
        String because,
        Instant at,
        @Nullable String refusal,
        Instant readAt) {}
