package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.DEPARTMENT_CREATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.DEPARTMENT_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.DEPARTMENT_UPDATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.STAFF_CREATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.STAFF_TAG_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.STAFF_UPDATED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import org.jspecify.annotations.Nullable;

/** {@code change_contact}: the corp's address book, of members ({@link StaffChanges}), departments and tags of members. */
final class OrganizationChanges {
    private OrganizationChanges() {}

    static @Nullable CallbackEvent read(Message message) {
        return switch (message.filled("ChangeType")) {
            case "create_user" -> StaffChanges.changed(STAFF_CREATED, message);
            case "update_user" -> StaffChanges.changed(STAFF_UPDATED, message);
            case "delete_user" -> StaffChanges.removed(message);
            case "create_party" -> department(DEPARTMENT_CREATED, message);
            case "update_party" -> department(DEPARTMENT_UPDATED, message);
            case "delete_party" -> department(DEPARTMENT_REMOVED, message);
            case "update_tag" -> staffTag(message);
            case null, default -> null;
        };
    }

    private static @Nullable CallbackEvent department(CallbackType type, Message message) {
        var departmentId = message.filled("Id");
        if (departmentId == null) {
            return null;
        }
        var fields = message.fields();
        var data = new JsonText()
                .field("departmentId", departmentId)
                .field("name", fields.text("Name"))
                .field("parentId", fields.text("ParentId"))
                .field("order", fields.integer("Order"));
        return message.about(type, departmentId, data);
    }

    private static @Nullable CallbackEvent staffTag(Message message) {
        var tagId = message.filled("TagId");
        if (tagId == null) {
            return null;
        }
        var fields = message.fields();
        var data = new JsonText()
                .field("tagId", tagId)
                .texts("addedStaffIds", fields.list("AddUserItems"))
                .texts("removedStaffIds", fields.list("DelUserItems"))
                .texts("addedDepartmentIds", fields.list("AddPartyItems"))
                .texts("removedDepartmentIds", fields.list("DelPartyItems"));
        return message.about(STAFF_TAG_CHANGED, tagId, data);
    }
}
