package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is in which group chat, from WeCom's callbacks and readings to what staff see and everybody hears. */
class GroupFlowTests extends RunningContactService {
    private final String corp = "ww" + UUID.randomUUID();
    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String lin = TestTokens.token(corp, "lin.wei", "own", "agent");
    private final String chat = "wr" + UUID.randomUUID();
    private final String externalUserId = "wm" + UUID.randomUUID();
    private final String stranger = "wm" + UUID.randomUUID();
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
    private String wang = "";

    @BeforeEach
    void haveACustomer() {
        wang = haveContact(corp, admin, externalUserId);
    }

    @Test
    void asksForAReadingAndShowsWhoCameByIt() {
        callback("scrm.wecom.group-chat-changed.v1", at(0), Map.of("change", "members-added", "joinScene", "qr-code"));
        eventually(() -> assertThat(told(Topics.WECOM_COMMANDS, corp, chat)).hasSize(1));
        var command = told(Topics.WECOM_COMMANDS, corp, chat).getFirst();
        assertThat(command.type()).hasToString("scrm.wecom.fetch-group-chat.v1");
        assertThat(data(command).path("notBefore").asString()).isEqualTo(at(5).toString());
        GoldenSample.assertMatchesSchema(command.type().toString(), command.data());

        read(at(6), "v1", joined(externalUserId, at(0)), joined(stranger, at(0)));

        eventually(() -> assertThat(groups(lin)).hasSize(1));
        var shown = groups(lin).path(0);
        assertThat(shown.path("chatId").asString()).isEqualTo(chat);
        assertThat(shown.path("name").asString()).isEqualTo("会员群");
        assertThat(shown.path("ownerId").asString()).isEqualTo("lin.wei");
        assertThat(shown.path("since").asString()).isEqualTo(at(0).toString());
        assertThat(shown.path("joinScene").asString()).isEqualTo("qr-code");
        assertThat(get(lin, "/api/v1/sidebar?contactId=" + wang).body().path("groups"))
                .isEqualTo(groups(lin));
        eventually(() -> assertThat(news()).containsExactly("scrm.contact.group-joined"));
        eventually(() -> assertThat(get(lin, path() + "/timeline").body().path("items"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("kind").asString()).isEqualTo("group-joined");
                    assertThat(entry.path("details").path("groupName").asString())
                            .isEqualTo("会员群");
                }));
        assertThat(get(admin, "/api/v1/contacts/" + Ids.contact(corp, stranger)).status())
                .as("nobody becomes a contact by being in a group")
                .isEqualTo(404);
        assertThat(told(Topics.CONTACT_EVENTS, corp, Ids.contact(corp, stranger)))
                .isEmpty();
    }

    @Test
    void tellsWhoLeftAndWhy() {
        snapshot(at(0), "v1", joined(externalUserId, at(-100)), joined(stranger, at(-100)));
        eventually(() -> assertThat(groups(admin)).hasSize(1));

        callback(
                "scrm.wecom.group-chat-changed.v1",
                at(60),
                Map.of(
                        "change", "members-removed",
                        "quitScene", "removed",
                        "changedMemberIds", List.of(externalUserId),
                        "lastMemberVersion", "v1",
                        "currentMemberVersion", "v2"));

        eventually(() -> assertThat(news()).containsExactly("scrm.contact.group-left"));
        assertThat(groups(admin)).isEmpty();
        var left = told(Topics.CONTACT_EVENTS, corp, wang).getLast();
        assertThat(data(left).path("because").asString()).isEqualTo("removed");
        assertThat(data(left).path("at").asString()).isEqualTo(at(60).toString());
        assertThat(told(Topics.WECOM_COMMANDS, corp, chat))
                .as("nothing was missed")
                .isEmpty();
    }

    @Test
    void findsByASecondReadingWhoIsThereNoMore() {
        read(at(0), "v1", joined(externalUserId, at(-100)));
        eventually(() -> assertThat(groups(admin)).hasSize(1));

        read(at(60), "v2");

        eventually(() -> assertThat(groups(admin)).isEmpty());
        eventually(() -> assertThat(news())
                .as("whom the first reading found was there before")
                .containsExactly("scrm.contact.group-left"));
        assertThat(data(told(Topics.CONTACT_EVENTS, corp, wang).getLast())
                        .path("because")
                        .asString())
                .isEqualTo("unknown");
    }

    @Test
    void tellsEverybodyThatAGroupWasDismissed() {
        read(at(0), "v1", joined(externalUserId, at(-100)), joined(stranger, at(-100)));
        eventually(() -> assertThat(groups(admin)).hasSize(1));

        callback("scrm.wecom.group-chat-dismissed.v1", at(60), Map.of());

        eventually(() -> assertThat(news()).containsExactly("scrm.contact.group-left"));
        assertThat(groups(admin)).isEmpty();
        read(at(30), "v2", joined(externalUserId, at(-100)));
        snapshot(at(90), null);
        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                "wr-last",
                "scrm.wecom.group-chat-fetched.v1",
                at(91),
                reading("wr-last", "fetchedAt", at(91), "v1", joined(externalUserId, at(91))));
        eventually(() -> assertThat(groups(admin)).hasSize(1));
        assertThat(groups(admin).path(0).path("chatId").asString()).isEqualTo("wr-last");
        assertThat(news()).hasSize(1);
    }

    @Test
    void showsOfAPersonTheGroupsOfAllContactsThatThePersonIs() {
        var other = haveContact(corp, admin, stranger);
        read(at(0), "v1", joined(stranger, at(-100)));
        eventually(
                () -> assertThat(get(admin, "/api/v1/contacts/" + other).body().path("groups"))
                        .hasSize(1));

        assertThat(sendIfMatch("POST", admin, path() + "/merges", "{\"contactId\":\"%s\"}".formatted(other), "*")
                        .status())
                .isLessThan(300);

        eventually(() -> assertThat(groups(admin)).hasSize(1));
        read(at(60), "v2");
        var survivor = get(admin, path()).text("id");
        eventually(() -> assertThat(kinds(survivor)).contains("scrm.contact.group-left"));
        assertThat(groups(admin)).isEmpty();
    }

    @Test
    void setsAsideWhatNobodyCanReadAndGoesOn() {
        callback("scrm.wecom.group-chat-changed.v1", at(0), Map.of("chatId", List.of("no id")));
        read(at(0), "v1", joined(externalUserId, at(-100)));

        eventually(() -> assertThat(groups(admin)).hasSize(1));
        eventually(() -> assertThat(TestKafka.read(Topics.dead(Topics.WECOM_CALLBACKS)))
                .anySatisfy(
                        record -> assertThat(new String(record.key(), UTF_8)).isEqualTo(corp + ":" + chat)));
    }

    @Test
    void doesNotShowNumbersInNamesOfGroupsToThoseForWhomTheyAreMasked() {
        var named = new HashMap<>(reading(chat, "fetchedAt", at(0), "v1", joined(externalUserId, at(-100))));
        named.put("name", "13812345678 的群");
        hear(Topics.WECOM_OUTCOMES, corp, chat, "scrm.wecom.group-chat-fetched.v1", at(0), named);

        eventually(() -> assertThat(groups(lin)).hasSize(1));

        assertThat(groups(lin).path(0).path("name").asString()).isEqualTo("138****5678 的群");
        assertThat(groups(admin).path(0).path("name").asString()).isEqualTo("13812345678 的群");
    }

    @Test
    void tellsInTheSnapshotInWhichGroupsSomebodyIs() {
        read(at(0), "v1", joined(externalUserId, at(-100)));

        eventually(() -> assertThat(groupsOfSnapshot()).singleElement().satisfies(group -> {
            assertThat(group.path("chatId").asString()).isEqualTo(chat);
            assertThat(group.path("since").asString()).isEqualTo(at(-100).toString());
        }));

        read(at(60), "v2");

        eventually(() -> assertThat(groupsOfSnapshot()).isEmpty());
    }

    @Test
    void takesIntoASegmentWhoJoinedAndOutOfItWhoLeft() {
        var asked = "{\"groups\":{\"anyOf\":[\"%s\"],\"since\":{\"ago\":{\"lessThan\":\"P1D\"}}}}".formatted(chat);
        var created = send("POST", admin, "/api/v1/segments", "{\"name\":\"新进群\",\"condition\":%s}".formatted(asked));
        var segment = created.text("id");
        assertThat(created.body().path("warnings").path(0).path("code").asString())
                .isEqualTo("group-chat-unknown");
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1));

        read(at(0), "v1", joined(externalUserId, at(-100)), joined(stranger, at(-100)));

        eventually(() -> assertThat(kindsOfSegments()).containsExactly("scrm.segment.entered"));
        eventually(() -> assertThat(get(admin, path() + "/segments/" + segment)
                        .body()
                        .path("reason")
                        .path("measured")
                        .asInt())
                .isEqualTo(1));

        callback(
                "scrm.wecom.group-chat-changed.v1",
                at(60),
                Map.of(
                        "change", "members-removed",
                        "quitScene", "left",
                        "changedMemberIds", List.of(externalUserId),
                        "lastMemberVersion", "v1",
                        "currentMemberVersion", "v2"));

        eventually(() -> assertThat(kindsOfSegments()).containsExactly("scrm.segment.entered", "scrm.segment.left"));
    }

    @Test
    void tellsThatSomebodyJoinedWhoBecomesAContactWhileInAGroup() {
        read(at(0), "v1", joined(externalUserId, at(-100)), joined(stranger, at(-50)));
        eventually(() -> assertThat(groups(admin)).hasSize(1));

        var born = haveContact(corp, admin, stranger);

        eventually(() -> assertThat(kinds(born)).contains("scrm.contact.created", "scrm.contact.group-joined"));
        assertThat(data(told(Topics.CONTACT_EVENTS, corp, born).getLast())
                        .path("at")
                        .asString())
                .isEqualTo(at(-50).toString());
        assertThat(news()).as("who was a contact before the first reading").isEmpty();
    }

    @Test
    void asksOnceMoreForAReadingThatFailed() {
        callback("scrm.wecom.group-chat-changed.v1", at(0), Map.of("change", "members-added", "joinScene", "qr-code"));
        eventually(() -> assertThat(told(Topics.WECOM_COMMANDS, corp, chat)).hasSize(1));
        var asked = told(Topics.WECOM_COMMANDS, corp, chat).getFirst();

        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                chat,
                "scrm.wecom.command-finished.v1",
                at(10),
                Map.of(
                        "commandId",
                        asked.id(),
                        "command",
                        "fetch-group-chat",
                        "status",
                        "failed",
                        "reaction",
                        "retry",
                        "attempts",
                        3,
                        "finishedAt",
                        at(10).toString()));

        eventually(() -> assertThat(told(Topics.WECOM_COMMANDS, corp, chat)).hasSize(2));
        var again = told(Topics.WECOM_COMMANDS, corp, chat).getLast();
        assertThat(data(again).path("notBefore").asString()).isEqualTo(at(70).toString());
        assertThat(again.id()).isNotEqualTo(asked.id());
    }

    @Test
    void findsInListsAndPreviewsOfExportsWhoIsInAGroup() {
        haveContact(corp, admin, stranger);
        read(at(0), "v1", joined(externalUserId, at(-100)));

        eventually(() -> assertThat(
                        get(admin, "/api/v1/contacts?chatId=" + chat).body().path("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(wang)));
        assertThat(get(admin, "/api/v1/contacts?chatId=wrNone").body().path("items"))
                .isEmpty();
        var preview = send(
                "POST",
                admin,
                "/api/v1/contact-exports/preview",
                "{\"columns\":[\"name\"],\"filter\":{\"chatId\":\"%s\"}}".formatted(chat));
        assertThat(preview.body().path("rows")).as(preview.body().toString()).hasSize(1);
    }

    private List<String> kindsOfSegments() {
        return told(Topics.SEGMENT_EVENTS, corp, wang).stream()
                .map(event -> event.type().name())
                .toList();
    }

    private List<JsonNode> groupsOfSnapshot() {
        var last = told(Topics.CONTACT_PROFILES, corp, wang).getLast();
        GoldenSample.assertMatchesSchema(last.type().toString(), last.data());
        return List.copyOf(data(last).path("groups").values());
    }

    private JsonNode groups(String token) {
        return get(token, path()).body().path("groups");
    }

    private String path() {
        return "/api/v1/contacts/" + wang;
    }

    /** What was told of the customer and groups, in order. */
    private List<String> news() {
        return kinds(wang).stream()
                .filter(kind -> kind.startsWith("scrm.contact.group-"))
                .toList();
    }

    private List<String> kinds(String contactId) {
        var told = told(Topics.CONTACT_EVENTS, corp, contactId);
        told.forEach(event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        return told.stream().map(event -> event.type().name()).toList();
    }

    private static JsonNode data(EventEnvelope event) {
        return JsonMapper.shared().readTree(event.data());
    }

    private Instant at(long seconds) {
        return began.plusSeconds(seconds);
    }

    private void callback(String type, Instant at, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>();
        all.put("chatId", chat);
        all.putAll(data);
        hear(Topics.WECOM_CALLBACKS, corp, chat, type, at, all);
    }

    private void read(Instant at, String version, Object... members) {
        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                chat,
                "scrm.wecom.group-chat-fetched.v1",
                at,
                reading(chat, "fetchedAt", at, version, members));
    }

    /** Of one that is gone without a version. */
    private void snapshot(Instant at, @Nullable String version, Object... members) {
        hear(
                Topics.WECOM_SNAPSHOTS,
                corp,
                chat,
                "scrm.wecom.group-chat-snapshot.v1",
                at,
                reading(chat, "readAt", at, version, members));
    }

    private static Map<String, Object> reading(
            String chatId, String dated, Instant at, @Nullable String version, Object... members) {
        return version == null
                ? Map.of("chatId", chatId, "exists", false, dated, at.toString())
                : Map.of(
                        "chatId",
                        chatId,
                        "exists",
                        true,
                        "name",
                        "会员群",
                        "ownerId",
                        "lin.wei",
                        "memberVersion",
                        version,
                        "members",
                        Arrays.asList(members),
                        dated,
                        at.toString());
    }

    private static Map<String, Object> joined(String memberId, Instant at) {
        return Map.of(
                "memberId", memberId,
                "kind", "contact",
                "joinedAt", at.toString(),
                "joinScene", "qr-code",
                "state", "door-3");
    }
}
