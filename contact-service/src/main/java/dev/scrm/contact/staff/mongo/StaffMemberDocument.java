package dev.scrm.contact.staff.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.staff.StaffMember;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;

/** In which departments a staff member is; public because the driver reads records by reflection. */
public record StaffMemberDocument(
        @BsonId String documentId, String corp, String staffId, List<String> departments, Instant toldAt) {
    public StaffMemberDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(staffId, "staffId");
        requireNonNull(departments, "departments");
        requireNonNull(toldAt, "toldAt");
    }

    /** WeCom does not tell userids apart by case. */
    static String documentId(String corpId, String staffId) {
        return corpId + ":" + staffId.toLowerCase(Locale.ROOT);
    }

    static StaffMemberDocument of(StaffMember member) {
        return new StaffMemberDocument(
                documentId(member.corpId(), member.staffId()),
                member.corpId(),
                member.staffId(),
                member.departmentIds(),
                member.toldAt());
    }

    StaffMember member() {
        return new StaffMember(corp, staffId, departments, toldAt);
    }
}
