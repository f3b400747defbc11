package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;
import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Customers, each as every staff member knows them: {@code externalcontact/batch/get_by_user} of a hundred staff members, a
 * hundred relations a page.
 */
final class Contacts implements PartReader {
    private static final int AT_ONCE = 100;

    /** No relation to any staff member. A customer who is unknown (40096) may only be hidden from the app. */
    private static final Set<Integer> NO_RELATION = Set.of(84061);

    /** Nobody is known to so many staff members. */
    private static final int PAGES_OF_ONE = 20;

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
                            .filter(Contacts::isNamed)
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

    /**
     * Over is a relation when WeCom says that the customer has none with anybody (the staff member deleted the customer; a customer
     * who deleted the staff member stays listed), or lists others, while the staff member may still have customers. Whoever
     * left or is out of the app's sight now is not told from that.
     */
    @Override
    public List<Look> look(App app, List<Known> unmet) {
        var known = inCharge.all(app);
        return Wecom.look(unmet, NO_RELATION, relation -> {
            var staffId = relation.identity().getOrDefault("staffId", "");
            return known.contains(staffId.toLowerCase(Locale.ROOT))
                    ? relation(app, relation.identity().getOrDefault("externalUserId", ""), staffId)
                    : new Look.Unreadable();
        });
    }

    /** Followers of one customer come in pages of five hundred. */
    private Look relation(App app, String externalUserId, String staffId) {
        var cursor = "";
        for (int pages = 0; pages < PAGES_OF_ONE; pages++) {
            var answer =
                    wecom.get(app, "externalcontact/get", Map.of("external_userid", externalUserId, "cursor", cursor));
            var contact = Row.of(answer, "external_contact");
            if (!contact.text("external_userid").equals(externalUserId)) {
                return new Look.Unreadable();
            }
            var found = Row.list(answer, "follow_user").stream()
                    .filter(row -> row.text("userid").equalsIgnoreCase(staffId))
                    .findFirst();
            if (found.isPresent()) {
                return new Look.There(thing(contact, found.get()));
            }
            cursor = Answers.nextCursor(answer);
            if (cursor.isEmpty()) {
                return new Look.Gone();
            }
        }
        return new Look.Unreadable();
    }

    /** What names nobody is no relation. */
    private static boolean isNamed(Row row) {
        return !Row.of(row.fields(), "external_contact").text("external_userid").isEmpty()
                && !Row.of(row.fields(), "follow_info").text("userid").isEmpty();
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
                toldAs(id, staffId, relation),
                true);
    }

    /** When a tag is deleted WeCom tells of the tag only; when a staff member gets another id, of the staff member. */
    private static Set<String> toldAs(String id, String staffId, Row relation) {
        return Stream.concat(
                        Stream.of(name(Part.CONTACTS, id), Announcement.newStaffId(staffId)),
                        tagIds(relation).stream().map(tag -> name(Part.TAGS, tag)))
                .collect(toSet());
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
