package dev.scrm.contact.staff.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.staff.Department;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** Beneath which department one is; public because the driver reads records by reflection. */
public record DepartmentDocument(
        @BsonId String documentId, String corp, String departmentId, String parentId, Instant toldAt) {
    public DepartmentDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(departmentId, "departmentId");
        requireNonNull(parentId, "parentId");
        requireNonNull(toldAt, "toldAt");
    }

    static DepartmentDocument of(Department department) {
        return new DepartmentDocument(
                department.corpId() + ":" + department.departmentId(),
                department.corpId(),
                department.departmentId(),
                department.parentId(),
                department.toldAt());
    }

    Department department() {
        return new Department(corp, departmentId, parentId, toldAt);
    }
}
