package dev.scrm.contact.staff.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.staff.Department;
import dev.scrm.contact.staff.Organizations;
import dev.scrm.contact.staff.StaffMember;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Staff and departments, a document each; only what is told of a later time replaces what is there. */
@Component
class MongoOrganizations implements Organizations, Indexed {
    private static final String TOLD_AT = "toldAt";

    private final MongoCollection<StaffMemberDocument> staff;
    private final MongoCollection<DepartmentDocument> departments;

    MongoOrganizations(MongoDatabase database) {
        this.staff = database.getCollection("staff-members", StaffMemberDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.departments =
                database.getCollection("departments", DepartmentDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        staff.createIndex(ascending("corp", "departments"));
        departments.createIndex(ascending("corp"));
    }

    @Override
    public void learn(List<StaffMember> toldOfStaff, List<Department> toldOfDepartments) {
        replaceEarlier(
                staff,
                toldOfStaff.stream().map(StaffMemberDocument::of).toList(),
                StaffMemberDocument::documentId,
                StaffMemberDocument::toldAt);
        replaceEarlier(
                departments,
                toldOfDepartments.stream().map(DepartmentDocument::of).toList(),
                DepartmentDocument::documentId,
                DepartmentDocument::toldAt);
    }

    /** Of a poll the latest of each. Where something later is there nothing matches, and what is inserted in its place is refused. */
    private static <D> void replaceEarlier(
            MongoCollection<D> collection, List<D> told, Function<D, String> id, Function<D, Instant> toldAt) {
        Map<String, D> latest = new HashMap<>();
        told.forEach(one -> latest.merge(
                id.apply(one),
                one,
                (known, other) -> toldAt.apply(other).isBefore(toldAt.apply(known)) ? known : other));
        if (latest.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<D>> writes = new ArrayList<>();
        latest.forEach((documentId, document) -> writes.add(new ReplaceOneModel<>(
                and(eq("_id", documentId), lte(TOLD_AT, toldAt.apply(document))),
                document,
                new ReplaceOptions().upsert(true))));
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyLater = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyLater) {
                throw e;
            }
        }
    }

    @Override
    public Optional<StaffMember> find(String corpId, String staffId) {
        return Optional.ofNullable(staff.find(eq("_id", StaffMemberDocument.documentId(corpId, staffId)))
                        .first())
                .map(StaffMemberDocument::member);
    }

    @Override
    public List<Department> departments(String corpId, int limit) {
        return departments
                .find(eq("corp", corpId))
                .limit(limit)
                .map(DepartmentDocument::department)
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> staffIn(String corpId, Collection<String> departmentIds, int limit) {
        return staff.find(and(eq("corp", corpId), in("departments", departmentIds)))
                .limit(limit)
                .map(StaffMemberDocument::staffId)
                .into(new TreeSet<>());
    }
}
