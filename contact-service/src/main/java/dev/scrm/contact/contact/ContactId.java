package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

/**
 * Which contact of which corp; the two are never parted.
 *
 * @param corpId the tenant
 * @param value the contact's id within the suite
 */
public record ContactId(String corpId, String value) {
    public ContactId {
        requireNonNull(corpId, "corpId");
        requireNonNull(value, "value");
    }
}
