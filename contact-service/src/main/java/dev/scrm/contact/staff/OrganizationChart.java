package dev.scrm.contact.staff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The departments of a corp, one beneath another. */
final class OrganizationChart {
    private final Map<String, List<String>> beneath = new HashMap<>();

    OrganizationChart(Collection<Department> departments) {
        departments.forEach(one ->
                beneath.computeIfAbsent(one.parentId(), _ -> new ArrayList<>()).add(one.departmentId()));
    }

    /** These and all beneath them, each once: for a moment two may be told to be beneath each other. */
    Set<String> withAllBeneath(Collection<String> departmentIds) {
        Set<String> all = new TreeSet<>();
        var open = new ArrayDeque<>(departmentIds);
        while (!open.isEmpty()) {
            var one = open.pop();
            if (all.add(one)) {
                open.addAll(beneath.getOrDefault(one, List.of()));
            }
        }
        return all;
    }
}
