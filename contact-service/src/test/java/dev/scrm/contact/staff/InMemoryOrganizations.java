package dev.scrm.contact.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Staff and departments in memory. */
public class InMemoryOrganizations implements Organizations {
    private final Map<String, StaffMember> staff = new HashMap<>();
    private final Map<String, Department> departments = new HashMap<>();

    @Override
    public void learn(List<StaffMember> toldOfStaff, List<Department> toldOfDepartments) {
        toldOfStaff.forEach(told -> staff.merge(
                key(told.corpId(), told.staffId()),
                told,
                (known, other) -> other.toldAt().isBefore(known.toldAt()) ? known : other));
        toldOfDepartments.forEach(told -> departments.merge(
                key(told.corpId(), told.departmentId()),
                told,
                (known, other) -> other.toldAt().isBefore(known.toldAt()) ? known : other));
    }

    private static String key(String corpId, String id) {
        return corpId + ":" + id.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<StaffMember> find(String corpId, String staffId) {
        return Optional.ofNullable(staff.get(key(corpId, staffId)));
    }

    @Override
    public List<Department> departments(String corpId, int limit) {
        return departments.values().stream()
                .filter(one -> one.corpId().equals(corpId))
                .limit(limit)
                .toList();
    }

    @Override
    public Set<String> staffIn(String corpId, Collection<String> departmentIds, int limit) {
        return staff.values().stream()
                .filter(one -> one.corpId().equals(corpId)
                        && one.departmentIds().stream().anyMatch(departmentIds::contains))
                .map(StaffMember::staffId)
                .limit(limit)
                .collect(Collectors.toSet());
    }
}
