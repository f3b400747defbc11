package dev.scrm.contact.staff;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * In which departments a staff member is, as it was told last. Who has left stays in those they were in: their customers are the
 * department's until somebody takes them over.
 *
 * @param staffId WeCom userid
 * @param departmentIds WeCom's
 * @param toldAt what is told of an earlier time changes nothing
 */
public record StaffMember(String corpId, String staffId, List<String> departmentIds, Instant toldAt) {
    public StaffMember {
        requireNonNull(corpId, "corpId");
        requireNonNull(staffId, "staffId");
        departmentIds = List.copyOf(departmentIds);
        requireNonNull(toldAt, "toldAt");
    }
}
