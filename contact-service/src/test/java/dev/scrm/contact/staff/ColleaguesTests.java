package dev.scrm.contact.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColleaguesTests {
    private static final String CORP = "ww-meadow";
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final Colleagues colleagues = new Colleagues(organizations);

    /** 1 has 2 and 3 beneath it, and 3 has 4. */
    @BeforeEach
    void aCorpWithFourDepartments() {
        organizations.learn(
                List.of(in("gu.yan", "1"), in("lin.wei", "2"), in("chen.bo", "3"), in("mei", "4", "2")),
                List.of(beneath("2", "1"), beneath("3", "1"), beneath("4", "3")));
    }

    private static StaffMember in(String staffId, String... departmentIds) {
        return new StaffMember(CORP, staffId, List.of(departmentIds), NOON);
    }

    private static Department beneath(String departmentId, String parentId) {
        return new Department(CORP, departmentId, parentId, NOON);
    }

    @Test
    void areWhoIsInTheSameDepartmentsOrInThoseBeneath() {
        assertThat(colleagues.of(CORP, "gu.yan")).containsExactlyInAnyOrder("gu.yan", "lin.wei", "chen.bo", "mei");
        assertThat(colleagues.of(CORP, "chen.bo")).containsExactlyInAnyOrder("chen.bo", "mei");
        assertThat(colleagues.of(CORP, "mei")).containsExactlyInAnyOrder("mei", "lin.wei");
    }

    @Test
    void areNobodyElseWhileNobodyToldOfDepartments() {
        organizations.learn(List.of(in("nobody")), List.of());

        assertThat(colleagues.of(CORP, "stranger")).containsExactly("stranger");
        assertThat(colleagues.of(CORP, "nobody")).containsExactly("nobody");
        assertThat(colleagues.of("ww-other", "gu.yan")).containsExactly("gu.yan");
    }

    /** For a moment, between two callbacks. */
    @Test
    void areFoundAlsoWhereTwoDepartmentsAreBeneathEachOther() {
        organizations.learn(List.of(), List.of(beneath("1", "4")));

        assertThat(colleagues.of(CORP, "chen.bo")).hasSize(4);
    }

    @Test
    void areNotShownWhenTheyAreTooMany() {
        organizations.learn(
                IntStream.range(0, Colleagues.MOST)
                        .mapToObj(i -> in("staff-" + i, "2"))
                        .toList(),
                List.of());

        assertThatThrownBy(() -> colleagues.of(CORP, "lin.wei"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("scope-too-large"));
    }
}
