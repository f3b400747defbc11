package dev.scrm.contact.staff;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Beneath which department one is, as it was told last.
 *
 * @param departmentId WeCom's
 * @param parentId of the one above
 * @param toldAt what is told of an earlier time changes nothing
 */
public record Department(String corpId, String departmentId, String parentId, Instant toldAt) {
    public Department {
        requireNonNull(corpId, "corpId");
        requireNonNull(departmentId, "departmentId");
        requireNonNull(parentId, "parentId");
        requireNonNull(toldAt, "toldAt");
    }
}
