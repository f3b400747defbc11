package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.STAFF_REMOVED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code change_contact} of members. An update names only what changed, so what is absent here did not change, and what is
 * empty was emptied. How to reach somebody outside the corp, and what the corp noted in fields of its own, is sealed.
 */
final class StaffChanges {
    private static final Words GENDERS = new Words(Map.of("0", "unknown", "1", "male", "2", "female"));
    private static final Words STATUSES =
            new Words(Map.of("1", "active", "2", "disabled", "4", "not-activated", "5", "left"));
    private static final Words ATTRIBUTE_TYPES = new Words(Map.of("0", "text", "1", "web"));

    private StaffChanges() {}

    /** A new member, or a change of one. */
    static @Nullable CallbackEvent changed(CallbackType type, Message message) {
        var staffId = message.filled("UserID");
        return staffId == null ? null : message.aboutStaff(type, staffId, profile(message, staffId));
    }

    static @Nullable CallbackEvent removed(Message message) {
        var staffId = message.filled("UserID");
        return staffId == null
                ? null
                : message.aboutStaff(STAFF_REMOVED, staffId, new JsonText().field("staffId", staffId));
    }

    private static JsonText profile(Message message, String staffId) {
        var fields = message.fields();
        var personal = personal(fields);
        return new JsonText()
                .field("staffId", staffId)
                .field("newStaffId", fields.filled("NewUserID"))
                .field("name", fields.text("Name"))
                .texts("departmentIds", fields.list("Department"))
                .field("mainDepartmentId", fields.text("MainDepartment"))
                .flags("leaderInDepartments", fields.list("IsLeaderInDept"))
                .texts("directLeaderIds", fields.list("DirectLeader"))
                .field("position", fields.text("Position"))
                .field("gender", GENDERS.of(fields.text("Gender")))
                .field("status", STATUSES.of(fields.text("Status")))
                .field("avatar", fields.text("Avatar"))
                .field("alias", fields.text("Alias"))
                .field("personalData", personal.isEmpty() ? null : message.sealed(personal));
    }

    private static JsonText personal(Fields fields) {
        return new JsonText()
                .field("mobile", fields.text("Mobile"))
                .field("telephone", fields.text("Telephone"))
                .field("email", fields.text("Email"))
                .field("businessEmail", fields.text("BizMail"))
                .field("address", fields.text("Address"))
                .objects("attributes", attributes(fields.part("ExtAttr")));
    }

    private static @Nullable List<JsonText> attributes(@Nullable Fields attributes) {
        return attributes == null
                ? null
                : attributes.parts("Item").stream().map(StaffChanges::attribute).toList();
    }

    private static JsonText attribute(Fields item) {
        var text = item.part("Text");
        var web = item.part("Web");
        return new JsonText()
                .field("name", item.text("Name"))
                .field("type", ATTRIBUTE_TYPES.of(item.filled("Type")))
                .field("value", text == null ? null : text.text("Value"))
                .field("title", web == null ? null : web.text("Title"))
                .field("url", web == null ? null : web.text("Url"));
    }
}
