package dev.scrm.contact.staff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Staff and departments of all corps. */
public interface Organizations {
    /** Keeps of each what was told of the latest time; in any order, as often as one likes. */
    void learn(List<StaffMember> staff, List<Department> departments);

    Optional<StaffMember> find(String corpId, String staffId);

    /** All of a corp, at most so many. */
    List<Department> departments(String corpId, int limit);

    /** Who is in any of them, at most so many. */
    Set<String> staffIn(String corpId, Collection<String> departmentIds, int limit);
}
