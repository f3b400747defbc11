package dev.scrm.contact.staff;

import java.util.Set;
import java.util.TreeSet;

/** Whose contacts somebody sees whose token has the data scope {@code department}. */
public final class Colleagues {
    /** More are asked for by nobody but who may see the whole corp. */
    static final int MOST = 1_000;

    private static final int MOST_DEPARTMENTS = 50_000;

    private final Organizations organizations;

    Colleagues(Organizations organizations) {
        this.organizations = organizations;
    }

    /**
     * The staff member, and who is in the same departments or in any beneath them; of whom WeCom has told no department nobody but they
     * themselves.
     *
     * @throws ScopeRefused when there are more than {@link #MOST}
     */
    public Set<String> of(String corpId, String staffId) {
        var member = organizations.find(corpId, staffId);
        if (member.isEmpty() || member.get().departmentIds().isEmpty()) {
            return Set.of(staffId);
        }
        var chart = new OrganizationChart(organizations.departments(corpId, MOST_DEPARTMENTS));
        var departments = chart.withAllBeneath(member.get().departmentIds());
        Set<String> colleagues = new TreeSet<>(organizations.staffIn(corpId, departments, MOST + 1));
        colleagues.add(staffId);
        if (colleagues.size() > MOST) {
            throw ScopeRefused.tooLarge(MOST);
        }
        return colleagues;
    }
}
