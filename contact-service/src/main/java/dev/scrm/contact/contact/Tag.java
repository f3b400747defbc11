package dev.scrm.contact.contact;

import java.time.Instant;

/**
 * A tag the contact bears now.
 *
 * @param staffId whose relation bears it
 * @param because why: the suite's reason, or {@code wecom} when somebody put it there in WeCom
 * @param at since when, or for WeCom's own when it was read
 */
public record Tag(String tagId, String staffId, String because, Instant at) {
    static final String IN_WECOM = "wecom";
}
