package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Things in the simulated WeCom that a test changes, each once. What changes is named as in snapshots: {@code
 * staff:lin.wei}, {@code external-contact:wm1/lin.wei}.
 */
final class ChangingWorld {
    private static final String OWNER = "lin.wei";
    private static final String TAKER = "chen.bo";

    /** Of this test alone. */
    private final String mark;

    private int made;

    private final List<String> customers;
    private final List<String> chats;
    private final List<String> tags;
    private final List<TagGroup> tagGroups;
    private final List<String> staff;
    private final List<String> departments;
    private final Renamed renamedAndTold;
    private final Renamed renamed;
    private final Worn wornAndTold;
    private final Worn worn;

    /** A group of tags that only this test has. */
    private record TagGroup(String id, List<String> tags) {}

    /** A staff member with customers and a group chat. */
    private record Renamed(String staffId, List<String> customers, String chat) {}

    /** A tag, the first of its group, and customers who have it. */
    private record Worn(String tag, List<String> customers) {}

    ChangingWorld(String mark) {
        this.mark = mark;
        customers = addCustomers(320);
        chats = times(120, _ -> groupChat(OWNER));
        tags = times(65, _ -> tag(mark));
        tagGroups = times(6, _ -> tagGroup());
        staff = times(50, _ -> staff());
        departments = times(20, _ -> department());
        renamedAndTold = staffWithCustomers();
        renamed = staffWithCustomers();
        wornAndTold = wornTag(customers.subList(310, 313));
        worn = wornTag(customers.subList(313, 318));
    }

    List<String> addCustomers(int count) {
        return times(count, _ -> customer(OWNER));
    }

    /** Told of, so that none of them is missed. */
    void changeSomeThings() {
        customers.subList(280, 290).forEach(this::edit);
        customers.subList(290, 293).forEach(this::transfer);
        staff.subList(48, 50).forEach(this::dismiss);
        tags.subList(58, 60).forEach(this::remove);
        addCustomers(4);
        chats.subList(98, 100).forEach(this::rename);
        shuffle(tagGroups.get(4));
        removeGroup(tagGroups.get(5));
        giveAnotherId(renamedAndTold);
        remove(wornAndTold.tag());
    }

    /** Those that changed, by what happened to them. */
    Map<String, List<String>> changeFiveHundredThings() {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        changed.put("customers added", addCustomers(74));
        changed.put("customers edited", each(customers.subList(0, 60), this::edit));
        changed.put("customers tagged", each(customers.subList(60, 80), this::putTag));
        changed.put("customers deleted", each(customers.subList(100, 160), this::delete));
        changed.put("customers transferred", all(customers.subList(160, 170), this::transfer));
        changed.put("chats created", times(30, _ -> groupChat(OWNER)));
        changed.put("chats joined", each(chats.subList(0, 30), this::join));
        changed.put("chats left", each(chats.subList(100, 110), this::leave));
        changed.put("chats given to another", each(chats.subList(110, 120), this::giveAway));
        changed.put("chats renamed", each(chats.subList(30, 50), this::rename));
        changed.put("chats dismissed", each(chats.subList(50, 70), this::dismissChat));
        changed.put("tags created", times(20, _ -> tag(mark)));
        changed.put("tags renamed", each(tags.subList(0, 20), this::renameTag));
        changed.put("tags removed", each(tags.subList(20, 40), this::remove));
        changed.put("tags put in another order", all(tagGroups.subList(0, 2), this::shuffle));
        changed.put("groups of tags removed", all(tagGroups.subList(2, 4), this::removeGroup));
        changed.put("a tag removed that customers have", removeWorn());
        changed.put("staff came", times(10, _ -> staff()));
        changed.put("staff moved", each(staff.subList(0, 10), this::move));
        changed.put("staff left", each(staff.subList(20, 34), this::dismiss));
        changed.put("staff under another id", all(staff.subList(40, 44), this::giveAnotherId));
        changed.put("a member under another id, who has customers and a chat", giveAnotherId(renamed));
        changed.put("departments made", times(4, _ -> department()));
        changed.put("departments renamed", each(departments.subList(0, 4), this::renameDepartment));
        changed.put("departments closed", each(departments.subList(4, 6), this::close));
        return changed;
    }

    void assertToldAsTheyAre(Map<String, JsonNode> latest) {
        assertThat(customers.subList(0, 60))
                .allSatisfy(id ->
                        assertThat(latest.get(id).path("remark").asString()).startsWith(mark));
        assertThat(customers.subList(60, 80))
                .allSatisfy(id ->
                        assertThat(latest.get(id).path("tagIds").toString()).contains("etEXgold"));
        assertThat(Stream.concat(customers.subList(100, 160).stream(), customers.subList(160, 170).stream()))
                .allSatisfy(id -> assertThat(latest.get(id).path("exists").asBoolean(true))
                        .isFalse());
        assertThat(customers.subList(160, 170))
                .allSatisfy(id -> assertThat(latest.get(id.replace(OWNER, TAKER))
                                .path("exists")
                                .asBoolean(true))
                        .isTrue());
        assertThat(chats.subList(0, 30))
                .allSatisfy(id -> assertThat(latest.get(id).path("members")).hasSize(3));
        assertThat(chats.subList(100, 110))
                .allSatisfy(id -> assertThat(latest.get(id).path("members")).hasSize(1));
        assertThat(chats.subList(110, 120))
                .allSatisfy(id ->
                        assertThat(latest.get(id).path("ownerId").asString()).isEqualTo(TAKER));
        assertThat(chats.subList(50, 70))
                .allSatisfy(id -> assertThat(latest.get(id).path("exists").asBoolean(true))
                        .isFalse());
        assertThat(staff.subList(0, 10))
                .allSatisfy(id -> assertThat(
                                latest.get(id).path("departmentIds").path(0).asString())
                        .isNotEqualTo("1"));
        assertThat(tags.subList(0, 20))
                .allSatisfy(
                        id -> assertThat(latest.get(id).path("name").asString()).startsWith("新" + mark));
        assertThat(tagGroups.get(0).tags())
                .extracting(id -> latest.get(id).path("order").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(worn.customers())
                .allSatisfy(id -> assertThat(latest.get(id).path("tagIds")).isEmpty());
    }

    private String customer(String staffId) {
        var scanned =
                control("/scans", "{\"userId\":\"%s\",\"customer\":{\"name\":\"%s\"}}".formatted(staffId, next()));
        return "external-contact:" + scanned.path("externalUserId").asString() + "/" + staffId;
    }

    private void edit(String id) {
        control(
                "/edits",
                "{\"userId\":\"%s\",\"externalUserId\":\"%s\",\"remark\":\"%s\"}"
                        .formatted(OWNER, externalUserId(id), next()));
    }

    private void putTag(String id) {
        putTag(id, "etEXgold");
    }

    private void putTag(String id, String tagId) {
        control(
                "/edits",
                "{\"userId\":\"%s\",\"externalUserId\":\"%s\",\"addTags\":[\"%s\"]}"
                        .formatted(OWNER, externalUserId(id), tagId));
    }

    private void delete(String id) {
        control(
                "/deletions",
                "{\"userId\":\"%s\",\"externalUserId\":\"%s\",\"by\":\"staff\"}".formatted(OWNER, externalUserId(id)));
    }

    /** An administrator gives the customer to another, whose they are a day later. */
    private List<String> transfer(String id) {
        var customer = externalUserId(id);
        var begun = Simulator.call(
                "externalcontact/transfer_customer",
                "{\"handover_userid\":\"%s\",\"takeover_userid\":\"%s\",\"external_userid\":[\"%s\"]}"
                        .formatted(OWNER, TAKER, customer));
        assertThat(begun).isZero();
        control("/transfers/completions", "{\"externalUserId\":\"%s\"}".formatted(customer));
        return List.of(id, id.replace(OWNER, TAKER));
    }

    /** Of its owner and one more. */
    private String groupChat(String ownerId) {
        var chat = control(
                "/groups",
                "{\"ownerId\":\"%s\",\"name\":\"%s\",\"memberIds\":[\"sun.jing\"]}".formatted(ownerId, next()));
        return "group-chat:" + chat.path("chatId").asString();
    }

    private void join(String chat) {
        control("/groups/" + id(chat) + "/joins", "{\"memberIds\":[\"chen.bo\"]}");
    }

    private void leave(String chat) {
        control("/groups/" + id(chat) + "/leaves", "{\"memberIds\":[\"sun.jing\"]}");
    }

    private void giveAway(String chat) {
        Http.put(control("/groups/" + id(chat)), "{\"ownerId\":\"%s\"}".formatted(TAKER));
    }

    private void rename(String chat) {
        Http.put(control("/groups/" + id(chat)), "{\"name\":\"%s\"}".formatted(next()));
    }

    private void dismissChat(String chat) {
        Http.delete(control("/groups/" + id(chat)));
    }

    private String tag(String group) {
        return "contact-tag:" + newTag(group).path("id").asString();
    }

    private JsonNode newTag(String group) {
        return control("/tags", "{\"groupName\":\"%s\",\"name\":\"%s\"}".formatted(group, next()));
    }

    private TagGroup tagGroup() {
        var name = next();
        var made = times(5, _ -> newTag(name));
        return new TagGroup(
                made.getFirst().path("groupId").asString(),
                made.stream()
                        .map(tag -> "contact-tag:" + tag.path("id").asString())
                        .toList());
    }

    private void renameTag(String tag) {
        Http.put(control("/tags/" + id(tag)), "{\"name\":\"新%s\"}".formatted(next()));
    }

    private void remove(String tag) {
        Http.delete(control("/tags/" + id(tag)));
    }

    private List<String> shuffle(TagGroup group) {
        Http.postJson(control("/tags/" + group.id() + "/shuffle"), "");
        return group.tags();
    }

    private List<String> removeGroup(TagGroup group) {
        Http.delete(control("/tags/" + group.id()));
        return Stream.concat(Stream.of("contact-tag:" + group.id()), group.tags().stream())
                .toList();
    }

    private Worn wornTag(List<String> wearers) {
        var tag = tag(mark);
        wearers.forEach(wearer -> putTag(wearer, id(tag)));
        return new Worn(tag, wearers);
    }

    private List<String> removeWorn() {
        remove(worn.tag());
        return Stream.concat(Stream.of(worn.tag()), worn.customers().stream()).toList();
    }

    private String staff() {
        var staffId = next();
        control("/members", "{\"userId\":\"%s\",\"name\":\"新员工\"}".formatted(staffId));
        return "staff:" + staffId;
    }

    private Renamed staffWithCustomers() {
        var staffId = id(staff());
        return new Renamed(staffId, times(3, _ -> customer(staffId)), groupChat(staffId));
    }

    private void move(String member) {
        Http.put(control("/members/" + id(member)), "{\"departments\":[%s]}".formatted(id(departments.getLast())));
    }

    private void dismiss(String member) {
        Http.delete(control("/members/" + id(member)));
    }

    private List<String> giveAnotherId(String member) {
        var newId = next();
        Http.put(control("/members/" + id(member)), "{\"newUserId\":\"%s\"}".formatted(newId));
        return List.of(member, "staff:" + newId);
    }

    /** The relations under the old id end with it, and are not told of one by one. */
    private List<String> giveAnotherId(Renamed member) {
        var ids = giveAnotherId("staff:" + member.staffId());
        var newId = id(ids.getLast());
        return Stream.of(
                        ids.stream(),
                        member.customers().stream().map(customer -> customer.replace(member.staffId(), newId)),
                        Stream.of(member.chat()))
                .flatMap(names -> names)
                .toList();
    }

    private String department() {
        return "department:"
                + control("/departments", "{\"name\":\"%s\"}".formatted(next()))
                        .path("department")
                        .path("id")
                        .asString();
    }

    private void renameDepartment(String department) {
        Http.put(control("/departments/" + id(department)), "{\"name\":\"%s\"}".formatted(next()));
    }

    private void close(String department) {
        Http.delete(control("/departments/" + id(department)));
    }

    private static String id(String thing) {
        return thing.substring(thing.indexOf(':') + 1);
    }

    private static String externalUserId(String relation) {
        return relation.substring("external-contact:".length(), relation.indexOf('/'));
    }

    private static <T> List<T> times(int count, IntFunction<T> make) {
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    private static List<String> each(List<String> things, Consumer<String> change) {
        things.forEach(change);
        return things;
    }

    private static <T> List<String> all(List<T> things, Function<T, List<String>> change) {
        var changed = new ArrayList<String>();
        things.forEach(thing -> changed.addAll(change.apply(thing)));
        return changed;
    }

    private String next() {
        made++;
        return mark + made;
    }

    private static String control(String path) {
        return Simulator.url() + "/sim/v1" + path;
    }

    private static JsonNode control(String path, String body) {
        var answer = Http.postJson(control(path), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
