package dev.scrm.gateway.reconciliation.parts;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contact ways: {@code externalcontact/list_contact_way}, and {@code get_contact_way} for each; not the temporary ones. */
final class ContactWays implements PartReader {
    private static final int AT_ONCE = 100;
    private static final Set<Integer> GONE = Set.of(41044);

    /** WeCom lists those that were made after 10 July 2021. */
    private static final long OLDEST = Instant.parse("2021-07-09T16:00:00Z").getEpochSecond();

    private static final Map<String, String> LEADS_TO = Map.of("1", "one", "2", "several");
    private static final Map<String, String> SCENES = Map.of("1", "mini-program", "2", "qr-code");

    private final Wecom wecom;

    ContactWays(Wecom wecom) {
        this.wecom = wecom;
    }

    @Override
    public Part part() {
        return Part.CONTACT_WAYS;
    }

    @Override
    public Page read(App app, Position position) {
        var answer = wecom.post(
                app,
                "externalcontact/list_contact_way",
                Map.of("start_time", OLDEST, "cursor", position.cursor(), "limit", AT_ONCE));
        var ids = Row.list(answer, "contact_way").stream()
                .map(row -> row.text("config_id"))
                .filter(id -> !id.isEmpty())
                .toList();
        var things = Wecom.each(ids, id -> Wecom.unlessGone(GONE, () -> read(app, id)));
        var next = Answers.nextCursor(answer);
        return new Page(things.shown(), things.unreadable(), next.isEmpty() ? null : position.next(next));
    }

    @Override
    public List<Look> look(App app, List<Known> unmet) {
        return Wecom.look(unmet, GONE, known -> Wecom.there(read(app, known.id())));
    }

    private Optional<Thing> read(App app, String configId) {
        var answer = wecom.post(app, "externalcontact/get_contact_way", Map.of("config_id", configId));
        return Row.named(Row.of(answer, "contact_way"), "config_id", ContactWays::thing);
    }

    private static Thing thing(Row way) {
        var id = way.text("config_id");
        Map<String, Object> silent = new LinkedHashMap<>(Row.filled(
                "leadsTo", Row.word(way.text("type"), LEADS_TO),
                "scene", Row.word(way.text("scene"), SCENES),
                "remark", way.text("remark"),
                "state", way.text("state"),
                "qrCode", way.text("qr_code")));
        silent.put("skipVerification", Boolean.TRUE.equals(way.fields().get("skip_verify")));
        silent.put("staffIds", way.sorted("user"));
        silent.put("departmentIds", way.sorted("party"));
        return new Thing(Part.CONTACT_WAYS, id, Map.of("configId", id), Map.of(), silent, Set.of());
    }
}
