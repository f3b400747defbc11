package dev.scrm.contact.contact;

import java.time.Instant;

/**
 * Why a contact bears a tag no more.
 *
 * @param because the suite's reason, {@code wecom} when somebody took it off there, or {@code unfollowed} when it went with its relation
 */
public record TagEnd(String because, Instant at) {
    static final String UNFOLLOWED = "unfollowed";
}
