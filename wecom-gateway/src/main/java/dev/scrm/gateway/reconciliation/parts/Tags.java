package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;
import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The corp's tags for customers and their groups: {@code externalcontact/get_corp_tag_list} has them all in one answer. */
final class Tags implements PartReader {
    private static final String API = "externalcontact/get_corp_tag_list";

    /** What is told of all of them has no id. */
    private static final String ALL_GROUPS = "";

    private final Wecom wecom;

    Tags(Wecom wecom) {
        this.wecom = wecom;
    }

    @Override
    public Part part() {
        return Part.TAGS;
    }

    @Override
    public Page read(App app, Position position) {
        return new Page(things(wecom.post(app, API, Map.of())).toList(), null);
    }

    /**
     * What was deleted is listed as that when it is asked for by its id, or not at all. An answer without any list is none.
     */
    @Override
    public List<Look> look(App app, List<Known> unmet) {
        return Wecom.look(unmet, Set.of(), known -> {
            var ids = known.identity().getOrDefault("kind", "").equals("tag-group") ? "group_id" : "tag_id";
            var answer = wecom.post(app, API, Map.of(ids, List.of(known.id())));
            if (!answer.containsKey("tag_group")) {
                return new Look.Unreadable();
            }
            return things(answer)
                    .filter(thing -> thing.id().equals(known.id()))
                    .findFirst()
                    .<Look>map(Look.There::new)
                    .orElseGet(Look.Gone::new);
        });
    }

    private static Stream<Thing> things(Map<String, Object> answer) {
        return Row.list(answer, "tag_group").stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(group).filter(Tags::isThere).map(Tags::group),
                        group.rows("tag").filter(Tags::isThere).map(tag -> tag(group, tag))));
    }

    private static boolean isThere(Row row) {
        return !Boolean.TRUE.equals(row.fields().get("deleted"));
    }

    private static Thing group(Row group) {
        var id = group.text("group_id");
        return thing(id, "tag-group", Row.filled("name", group.text("group_name"), "order", group.number("order")), id);
    }

    private static Thing tag(Row group, Row tag) {
        var groupId = group.text("group_id");
        return thing(
                tag.text("id"),
                "tag",
                Row.filled("name", tag.text("name"), "order", tag.number("order"), "tagGroupId", groupId),
                groupId);
    }

    /** WeCom tells of a group in place of its tags when it is deleted or put in another order. */
    private static Thing thing(String id, String kind, Map<String, Object> told, String groupId) {
        return new Thing(
                Part.TAGS,
                id,
                Map.of("kind", kind, "id", id),
                told,
                Map.of(),
                Stream.of(id, groupId, ALL_GROUPS)
                        .map(about -> name(Part.TAGS, about))
                        .collect(toSet()));
    }
}
