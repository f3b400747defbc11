package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The address book: members and departments. The corp itself is the department 1. */
public final class Members {
    public static final long ROOT = 1;

    /** A department; those of a higher order come first. */
    public record Department(long id, String name, long parentId, long order) {}

    private final World world;
    private final Table<Member> members;
    private final Table<Department> departments;

    Members(World world, Corp corp, Seeds seeds, Journal journal) {
        this.world = world;
        members = journal.table("members", Member.class);
        departments = journal.table("departments", Department.class);
        if (seeds.isNew("department", Long.toString(ROOT))) {
            departments.restore(Long.toString(ROOT), new Department(ROOT, "企业", 0, 1));
        }
        for (var member : corp.members()) {
            if (seeds.isNew("member", key(member.userId()))) {
                members.restore(
                        key(member.userId()),
                        new Member(member.userId(), member.name(), List.of(ROOT), List.of(), "", null, true));
            }
        }
    }

    /** A member who is here. WeCom's ids of members do not tell cases apart. */
    public Optional<Member> find(String userId) {
        return known(userId).filter(Member::isHere);
    }

    /** A member who is here; 60111 otherwise. */
    public Member require(String userId) {
        return find(userId).orElseThrow(() -> new WecomError(60111, "userid not found"));
    }

    /** A member who is or was here. */
    public Optional<Member> known(String userId) {
        return members.find(key(userId));
    }

    /** The members who are here. */
    public List<Member> all() {
        return members.values().stream().filter(Member::isHere).toList();
    }

    public List<Member> left() {
        return members.values().stream().filter(member -> !member.isHere()).toList();
    }

    public Member save(Member member) {
        return members.put(key(member.userId()), member);
    }

    /**
     * Gives a member another id, under which they keep customers, group chats and contact ways; not one with a crowd of
     * customers.
     */
    public Member rename(Member member, String newUserId) {
        members.remove(key(member.userId()));
        world.customers.rename(member.userId(), newUserId);
        world.groups.rename(member.userId(), newUserId);
        world.contactWays.rename(member.userId(), newUserId);
        return save(member.named(newUserId));
    }

    public Member leave(Member member) {
        return save(member.leaving(world.now()));
    }

    public Optional<Department> department(long id) {
        return departments.find(Long.toString(id));
    }

    public Department save(Department department) {
        return departments.put(Long.toString(department.id()), department);
    }

    public void remove(Department department) {
        departments.remove(Long.toString(department.id()));
    }

    /** A number no department has had. */
    public long nextDepartmentId() {
        return departments.values().stream().mapToLong(Department::id).max().orElse(ROOT) + 1;
    }

    /** The department and all below it, those above first. */
    public List<Department> tree(long id) {
        var found = new LinkedHashSet<Department>();
        department(id).ifPresent(top -> collect(top, found));
        return List.copyOf(found);
    }

    /** The members of the department and of all below it. */
    public List<Member> in(long departmentId) {
        var ids = tree(departmentId).stream().map(Department::id).toList();
        return all().stream()
                .filter(member -> member.departments().stream().anyMatch(ids::contains))
                .toList();
    }

    /** When a member left; the beginning of time for one who is here. */
    public Instant leftAt(String userId) {
        return known(userId).map(Member::leftAt).orElse(Instant.EPOCH);
    }

    private void collect(Department top, Set<Department> found) {
        if (found.add(top)) {
            departments.values().stream()
                    .filter(child -> child.parentId() == top.id())
                    .sorted(Comparator.comparingLong(Department::order).reversed())
                    .forEach(child -> collect(child, found));
        }
    }

    private static String key(String userId) {
        return userId.toLowerCase(Locale.ROOT);
    }
}
