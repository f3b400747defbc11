package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
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
import java.util.Optional;
import java.util.Set;

/**
 * Staff members: {@code user/list_id} by the contact-sync helper, which alone may call it, or those who may have customers
 * where the corp has none; and {@code user/get} for each by the app for contacts. Where that is refused, the id is all that
 * is told.
 */
final class Staff implements PartReader {
    private static final int AT_ONCE = 100;
    /** There is no such member, as far as the app may see: WeCom does not tell who left from whom it hides. */
    private static final Set<Integer> GONE = Set.of(60111);

    /** Stands in {@link Position#chunk} when the whole list may not be read. */
    private static final String IN_CHARGE_ONLY = "";

    private static final Map<String, String> GENDERS = Map.of("0", "unknown", "1", "male", "2", "female");
    private static final Map<String, String> STATUSES =
            Map.of("1", "active", "2", "disabled", "4", "not-activated", "5", "left");

    private final Wecom wecom;
    private final Corps corps;
    private final StaffInCharge inCharge;

    Staff(Wecom wecom, Corps corps) {
        this.wecom = wecom;
        this.corps = corps;
        this.inCharge = new StaffInCharge(wecom);
    }

    @Override
    public Part part() {
        return Part.STAFF;
    }

    @Override
    public Page read(App app, Position position) {
        var helper = corps.find(app.corpId()).flatMap(Corp::appForStaff);
        return helper.isPresent() && position.chunk().isEmpty()
                ? all(helper.get(), app, position)
                : inCharge(app, position);
    }

    /** A helper that is refused is a mistake to be mended: then the part is, and nobody is gone for it. */
    private Page all(App helper, App app, Position position) {
        var answer = wecom.post(helper, "user/list_id", Map.of("cursor", position.cursor(), "limit", AT_ONCE));
        // A row for each department: the same member may stand there several times.
        var ids = Row.list(answer, "dept_user").stream()
                .map(row -> row.text("userid"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        var next = Answers.nextCursor(answer);
        var members = Wecom.each(ids, id -> listed(app, id)).shown();
        return new Page(members, next.isEmpty() ? null : position.next(next));
    }

    private Page inCharge(App app, Position position) {
        var ids = inCharge.after(app, position.after(), AT_ONCE);
        return new Page(
                members(app, ids),
                0,
                ids.size() < AT_ONCE ? null : new Position(ids.getLast(), List.of(IN_CHARGE_ONLY), ""),
                true);
    }

    /** One of the list of all is there, also where the app may not see them. */
    private Optional<Thing> listed(App app, String id) {
        return member(app, id).or(() -> Optional.of(onlyNamed(id)));
    }

    private List<Thing> members(App app, List<String> ids) {
        return Wecom.each(ids, id -> member(app, id)).shown();
    }

    /** Empty when the member left since the list was read. */
    private Optional<Thing> member(App app, String id) {
        try {
            return Wecom.unlessGone(GONE, () -> read(app, id));
        } catch (ReadingInterrupted interrupted) {
            if (!interrupted.isRefusal()) {
                throw interrupted;
            }
            return Optional.of(onlyNamed(id));
        }
    }

    private static Thing onlyNamed(String id) {
        return thing(id, new Row(Map.of())).inPart();
    }

    @Override
    public List<Look> look(App app, List<Known> unmet) {
        return Wecom.look(
                unmet, GONE, known -> Wecom.there(read(app, known.identity().getOrDefault("staffId", known.id()))));
    }

    /** An answer that names nobody is none. */
    private Optional<Thing> read(App app, String id) {
        return Row.named(new Row(wecom.get(app, "user/get", Map.of("userid", id))), "userid", row -> thing(id, row));
    }

    private static Thing thing(String staffId, Row row) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (!row.texts("department").isEmpty()) {
            told.put("departmentIds", row.texts("department"));
            told.put("leaderInDepartments", leads(row));
        }
        return new Thing(
                Part.STAFF,
                staffId.toLowerCase(Locale.ROOT),
                Map.of("staffId", staffId),
                told,
                silent(row),
                personal(row),
                Set.of(name(Part.STAFF, staffId.toLowerCase(Locale.ROOT))),
                true);
    }

    private static List<Boolean> leads(Row row) {
        return row.texts("is_leader_in_dept").stream()
                .map(flag -> !flag.equals("0"))
                .toList();
    }

    /** WeCom tells of these only those apps that were made before August 2022. */
    private static Map<String, Object> silent(Row row) {
        var silent = Row.filled(
                "name", row.text("name"),
                "mainDepartmentId", row.text("main_department"),
                "position", row.text("position"),
                "gender", Row.word(row.text("gender"), GENDERS),
                "status", Row.word(row.text("status"), STATUSES),
                "avatar", row.text("avatar"),
                "alias", row.text("alias"));
        if (!row.texts("direct_leader").isEmpty()) {
            silent.put("directLeaderIds", row.sorted("direct_leader"));
        }
        return silent;
    }

    private static Map<String, Object> personal(Row row) {
        return Row.filled(
                "mobile", row.text("mobile"),
                "telephone", row.text("telephone"),
                "email", row.text("email"),
                "businessEmail", row.text("biz_mail"),
                "address", row.text("address"));
    }
}
