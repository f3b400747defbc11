package dev.scrm.contact.staff.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.staff.Department;
import dev.scrm.contact.staff.InMemoryOrganizations;
import dev.scrm.contact.staff.StaffMember;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomStaffListenerTests {
    private static final Instant NOON = Instant.parse("2026-11-21T08:30:00Z");

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final WecomStaffListener listener = new WecomStaffListener(organizations);

    @ParameterizedTest
    @CsvSource({
        "scrm.wecom.staff-created.v1,  lin.wei,  1 23, 2026-11-21T08:30:00Z",
        "scrm.wecom.staff-updated.v1,  lin.wei2, 1,    2026-11-21T08:30:00Z",
        "scrm.wecom.staff-snapshot.v1, lin.wei,  2,    2026-11-22T18:30:00.250Z"
    })
    void learnsInWhichDepartmentsAStaffMemberIs(String type, String staffId, String departments, Instant toldAt) {
        hear(GoldenSample.envelope(type));

        assertThat(organizations.find(TestTokens.CORP, staffId))
                .contains(new StaffMember(TestTokens.CORP, staffId, List.of(departments.split(" ")), toldAt));
    }

    @ParameterizedTest
    @CsvSource({
        "scrm.wecom.department-created.v1,  23, 1, 2026-11-21T08:30:00Z",
        "scrm.wecom.department-updated.v1,  23, 7, 2026-11-21T08:30:00Z",
        "scrm.wecom.department-snapshot.v1, 2,  1, 2026-11-22T18:30:00.250Z"
    })
    void learnsBeneathWhichADepartmentIs(String type, String departmentId, String parentId, Instant toldAt) {
        hear(GoldenSample.envelope(type));

        assertThat(organizations.departments(TestTokens.CORP, 10))
                .containsExactly(new Department(TestTokens.CORP, departmentId, parentId, toldAt));
    }

    /** Whose department changed is told with it; a name, or somebody's end, changes nothing. */
    @Test
    void keepsWhatWasKnownWhereNothingIsToldOfDepartments() {
        hear(GoldenSample.envelope("scrm.wecom.staff-created.v1"));
        hear(GoldenSample.envelope("scrm.wecom.staff-removed.v1"));
        hear(GoldenSample.envelope("scrm.wecom.department-created.v1"));
        hear(GoldenSample.envelope("scrm.wecom.department-removed.v1"));
        hear(of("scrm.wecom.staff-updated.v1", "{\"staffId\":\"lin.wei\",\"name\":\"林薇薇\"}"));

        assertThat(organizations.find(TestTokens.CORP, "lin.wei"))
                .hasValueSatisfying(one -> assertThat(one.departmentIds()).containsExactly("1", "23"));
        assertThat(organizations.departments(TestTokens.CORP, 10)).hasSize(1);
    }

    @Test
    void putsNobodyIntoDepartmentsThatWereToldOfAnEarlierTime() {
        hear(GoldenSample.envelope("scrm.wecom.staff-snapshot.v1"));
        hear(GoldenSample.envelope("scrm.wecom.staff-created.v1"));

        assertThat(organizations.find(TestTokens.CORP, "lin.wei"))
                .hasValueSatisfying(one -> assertThat(one.departmentIds()).containsExactly("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scrm.wecom.staff-tag-changed.v1",
                "scrm.wecom.service-staff-status-changed.v1",
                "scrm.wecom.external-contact-added.v1"
            })
    void isNotConcernedWithOthers(String type) {
        assertThat(listener.concerns(GoldenSample.envelope(type))).isFalse();
    }

    private static EventEnvelope of(String type, String data) {
        return GoldenSample.envelope(type, "event-2", NOON.plusSeconds(1), data.getBytes(StandardCharsets.UTF_8));
    }

    private void hear(EventEnvelope... events) {
        var received = Stream.of(events)
                .map(event -> new ReceivedEvent(event, new SourcePosition("topic", 0, 1), "key"))
                .toList();
        assertThat(received).allMatch(one -> listener.concerns(one.envelope()));
        listener.handle(List.of(new Lane("key", received)));
    }
}
