package dev.scrm.contact.staff.kafka;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.staff.Department;
import dev.scrm.contact.staff.Organizations;
import dev.scrm.contact.staff.StaffMember;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears in which departments staff are, and which are beneath which, a poll at a time. What is gone stays as it was told last. */
@Component
class WecomStaffListener implements EventBatchHandler {
    private static final String OF_STAFF = "scrm.wecom.staff-";
    private static final String OF_DEPARTMENTS = "scrm.wecom.department-";
    private static final String OF_TAGS = "scrm.wecom.staff-tag-";

    /** Of callbacks and snapshots what is used here; absent departments did not change, or may not be known. */
    record Staff(
            String staffId,
            @Nullable String newStaffId,
            @Nullable List<String> departmentIds,
            @Nullable Instant readAt) {
        Staff {
            requireNonNull(staffId, "staffId");
        }
    }

    /** The same of departments. */
    record OfDepartment(
            String departmentId,
            @Nullable String parentId,
            @Nullable Instant readAt) {
        OfDepartment {
            requireNonNull(departmentId, "departmentId");
        }
    }

    /** What one event tells. */
    private record Told(List<StaffMember> staff, List<Department> departments) {
        static final Told NOTHING = new Told(List.of(), List.of());
    }

    private final Organizations organizations;

    WecomStaffListener(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return (type.startsWith(OF_STAFF) && !type.startsWith(OF_TAGS)) || type.startsWith(OF_DEPARTMENTS);
    }

    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, WecomStaffListener::told);
        List<StaffMember> staff = new ArrayList<>();
        List<Department> departments = new ArrayList<>();
        told.readable().forEach(one -> {
            staff.addAll(one.staff());
            departments.addAll(one.departments());
        });
        organizations.learn(staff, departments);
        told.reportUnreadable();
    }

    private static Told told(ReceivedEvent event) {
        var envelope = event.envelope();
        return envelope.type().name().startsWith(OF_DEPARTMENTS)
                ? department(envelope, EventData.read(envelope, 1, OfDepartment.class))
                : staff(envelope, EventData.read(envelope, 1, Staff.class));
    }

    private static Told staff(EventEnvelope envelope, Staff data) {
        var departmentIds = data.departmentIds();
        if (departmentIds == null) {
            return Told.NOTHING;
        }
        var staffId = Objects.requireNonNullElse(data.newStaffId(), data.staffId());
        var member = new StaffMember(envelope.corpId(), staffId, departmentIds, at(envelope, data.readAt()));
        return new Told(List.of(member), List.of());
    }

    private static Told department(EventEnvelope envelope, OfDepartment data) {
        var parentId = data.parentId();
        if (parentId == null) {
            return Told.NOTHING;
        }
        var department = new Department(envelope.corpId(), data.departmentId(), parentId, at(envelope, data.readAt()));
        return new Told(List.of(), List.of(department));
    }

    /** To the millisecond, as the store keeps times. */
    private static Instant at(EventEnvelope envelope, @Nullable Instant readAt) {
        return Objects.requireNonNullElse(readAt, envelope.time()).truncatedTo(MILLIS);
    }
}
