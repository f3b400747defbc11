package dev.scrm.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTests {
    @Test
    void takesNumbersForTheirTextListsForSetsAndWhatIsAbsentForEmpty() {
        Map<String, Object> wanted = Map.of("type", 2, "user", List.of("lin.wei", "Chen.Bo"));

        assertThat(Likeness.in("type", "user", "remark", "party")
                        .test(wanted, Map.of("type", "2", "user", List.of("chen.bo", "lin.wei"), "party", List.of())))
                .isTrue();
        assertThat(Likeness.in("type").test(wanted, Map.of("type", 1))).isFalse();
        assertThat(Likeness.in("user").test(wanted, Map.of("user", List.of("lin.wei"))))
                .isFalse();
        assertThat(Likeness.in("remark").test(wanted, Map.of("remark", "a"))).isFalse();
        assertThat(Likeness.in("is_temp").test(wanted, Map.of("is_temp", false)))
                .isTrue();
        assertThat(Likeness.in("is_temp").test(wanted, Map.of("is_temp", true))).isFalse();
    }

    @Test
    void tellsLinksApartByWhomTheyPrefer() {
        var lin = Map.of("priority_type", 2, "priority_userid_list", List.of("lin.wei"));
        var chen = Map.of("priority_type", 2, "priority_userid_list", List.of("chen.bo"));
        var everybody = Map.of("priority_type", 1);

        assertThat(Likeness.ofPriority(lin, lin)).isTrue();
        assertThat(Likeness.ofPriority(lin, chen)).isFalse();
        assertThat(Likeness.ofPriority(lin, everybody)).isFalse();
        assertThat(Likeness.ofPriority(null, lin)).isFalse();
        assertThat(Likeness.ofPriority(null, everybody)).isTrue();
        assertThat(Likeness.ofPriority(lin, null)).isTrue();
    }

    @Test
    void tellsLinksApartByWhomTheyLeadTo() {
        var both = Map.of("user_list", List.of("lin.wei"), "department_list", List.of(2L));
        var told = Map.of("user_list", List.of("Lin.Wei"), "department_list", List.of(2));
        var staffOnly = Map.of("user_list", List.of("lin.wei"), "department_list", List.of());

        assertThat(Likeness.ofRange(both, told)).isTrue();
        assertThat(Likeness.ofRange(both, staffOnly)).isFalse();
        assertThat(Likeness.ofRange(Map.of("user_list", List.of("lin.wei")), staffOnly))
                .isTrue();
        assertThat(Likeness.ofRange(staffOnly, Map.of("user_list", List.of("chen.bo"))))
                .isFalse();
        assertThat(Likeness.ofRange(both, null)).isTrue();
    }

    @Test
    void takesStaffNotToBeAskedWhereNobodySaysSo() {
        assertThat(Likeness.ofVerification(null, true)).isTrue();
        assertThat(Likeness.ofVerification(null, false)).isFalse();
        assertThat(Likeness.ofVerification(false, false)).isTrue();
        assertThat(Likeness.ofVerification(false, true)).isFalse();
        assertThat(Likeness.ofVerification(false, null)).isTrue();
    }
}
