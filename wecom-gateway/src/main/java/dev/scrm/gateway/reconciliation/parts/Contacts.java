package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Customers, each as every staff member knows them: {@code externalcontact/batch/get_by_user} of a hundred staff members, a
 * hundred relations a page.
 */
final class Contacts implements PartReader {
    private static final int AT_ONCE = 100;

    /** A customer nobody knows, or one without a relation to anybody. */
    private static final Set<Integer> GONE = Set.of(40096, 84061);

    /** A staff member who left since the list was read, or who has no customers. */
    private static final Set<Integer> STAFF_GONE = Set.of(60111, 40003, 84061);

    private static final Map<String, String> GENDERS = Map.of("0", "unknown", "1", "male", "2", "female");

    private final Wecom wecom;
    private final StaffInCharge inCharge;

    Contacts(Wecom wecom) {
        this.wecom = wecom;
        this.inCharge = new StaffInCharge(wecom);
    }

    @Override
    public Part part() {
        return Part.CONTACTS;
    }

    @Override
    public Page read(App app, Position position) {
        if (position.chunk().isEmpty()) {
            return new Page(List.of(), inCharge.following(app, position));
        }
        try {
            var answer = wecom.post(
                    app,
                    "externalcontact/batch/get_by_user",
                    Map.of("userid_list", position.chunk(), "cursor", position.cursor(), "limit", AT_ONCE));
            var next = Answers.nextCursor(answer);
            return new Page(
                    Row.list(answer, "external_contact_list").stream()
                            .map(row -> thing(
                                    Row.of(row.fields(), "external_contact"), Row.of(row.fields(), "follow_info")))
                            .toList(),
                    next.isEmpty() ? inCharge.following(app, position) : position.next(next));
        } catch (ReadingInterrupted interrupted) {
            if (!STAFF_GONE.contains(interrupted.errorCode())) {
                throw interrupted;
            }
            return new Page(
                    List.of(),
                    position.chunk().size() == 1
                            ? inCharge.following(app, position)
                            : StaffInCharge.firstAlone(position));
        }
    }

    @Override
    public Optional<Thing> find(App app, Map<String, String> identity) {
        var externalUserId = identity.getOrDefault("externalUserId", "");
        var staffId = identity.getOrDefault("staffId", "");
        return Wecom.unlessGone(GONE, () -> relation(app, externalUserId, staffId))
                .flatMap(found -> found);
    }

    /** Followers of one customer come in pages of five hundred. */
    private Optional<Thing> relation(App app, String externalUserId, String staffId) {
        var cursor = "";
        do {
            var answer =
                    wecom.get(app, "externalcontact/get", Map.of("external_userid", externalUserId, "cursor", cursor));
            var contact = Row.of(answer, "external_contact");
            var found = Row.list(answer, "follow_user").stream()
                    .filter(row -> row.text("userid").equalsIgnoreCase(staffId))
                    .findFirst()
                    .map(row -> thing(contact, row));
            if (found.isPresent()) {
                return found;
            }
            cursor = Answers.nextCursor(answer);
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    private static Thing thing(Row contact, Row relation) {
        var externalUserId = contact.text("external_userid");
        var staffId = relation.text("userid");
        var id = externalUserId + "/" + staffId.toLowerCase(Locale.ROOT);
        return new Thing(
                Part.CONTACTS,
                id,
                Map.of("externalUserId", externalUserId, "staffId", staffId),
                told(relation),
                silent(contact, relation),
                mobiles(relation),
                Set.of(name(Part.CONTACTS, id)),
                true);
    }

    /** Those that the staff member changes. */
    private static Map<String, Object> told(Row relation) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("remark", relation.text("remark"));
        told.put("description", relation.text("description"));
        told.put("tagIds", tagIds(relation));
        told.putAll(Row.filled(
                "remarkCompany", relation.text("remark_corp_name"),
                "addedAt", relation.time("createtime"),
                "state", relation.text("state")));
        return told;
    }

    /** Those that the customer changes, and what never changes. */
    private static Map<String, Object> silent(Row contact, Row relation) {
        Map<String, Object> silent = new LinkedHashMap<>();
        silent.put("name", contact.text("name"));
        silent.put("kind", contact.number("type") == 2 ? "wecom" : "wechat");
        silent.put("gender", GENDERS.getOrDefault(contact.text("gender"), "unknown"));
        silent.put("addWay", relation.number("add_way"));
        silent.putAll(Row.filled(
                "avatar", contact.text("avatar"),
                "unionId", contact.text("unionid"),
                "position", contact.text("position"),
                "company", contact.text("corp_name"),
                "operatorId", relation.text("oper_userid")));
        return silent;
    }

    private static Map<String, Object> mobiles(Row relation) {
        var mobiles = relation.texts("remark_mobiles");
        return mobiles.isEmpty() ? Map.of() : Map.of("mobiles", mobiles);
    }

    /** Ids alone in batch/get_by_user, objects in get; personal tags have none. */
    private static List<String> tagIds(Row relation) {
        var named = relation.rows("tags").map(tag -> tag.text("tag_id")).filter(id -> !id.isEmpty());
        return Stream.concat(relation.texts("tag_id").stream(), named)
                .sorted()
                .distinct()
                .toList();
    }
}
