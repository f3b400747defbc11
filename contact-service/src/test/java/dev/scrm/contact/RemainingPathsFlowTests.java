package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paths that no other flow walks to their end: none is without somebody who was answered. */
class RemainingPathsFlowTests extends BehaviorFlow {
    @Test
    void showSourcesUntilOneIsRemoved() {
        var listed = get(admin, "/api/v1/behavior-sources").body().path("items").path(0);
        assertThat(listed.path("name").asString()).isEqualTo("商城");
        assertThat(listed.at("/keys/0/id").asString()).isNotEmpty();

        assertThat(deleteAny(admin, "/api/v1/behavior-sources/shop").status()).isEqualTo(204);
        assertThat(get(admin, "/api/v1/behavior-sources/shop").text("code")).isEqualTo("behavior-source-unknown");
    }

    @Test
    void showTypesUntilOneIsRemoved() {
        var type = "/api/v1/behavior-types/sofa-tried";
        putAny(admin, type, "{\"title\":\"试坐沙发\",\"schema\":{\"type\":\"object\"}}");
        assertThat(get(admin, type).text("title")).isEqualTo("试坐沙发");
        assertThat(get(admin, "/api/v1/behavior-types").body().path("items"))
                .extracting(one -> one.path("name").asString())
                .contains("sofa-tried", "order-paid");

        assertThat(deleteAny(admin, type).status()).isEqualTo(204);
        eventually(() -> assertThat(get(admin, type).text("code")).isEqualTo("behavior-type-unknown"));
    }

    @Test
    void tryOneBehaviourAgainAndThrowItAway() {
        submit(row("m1", "\"contactId\":\"" + scanned() + "\"", "sofa-tried", "{}"));
        var quarantine = "/api/v1/behavior-quarantine";
        var id = get(admin, quarantine).body().at("/items/0/id").asString();

        assertThat(send("POST", admin, quarantine + "/" + id + "/replay", null)
                        .body()
                        .path("stayed")
                        .asInt())
                .isEqualTo(1);
        assertThat(delete(admin, quarantine + "/" + id).status()).isEqualTo(204);
        assertThat(get(admin, quarantine).body().path("items")).isEmpty();
    }

    @Test
    void deleteATagAndThenItsGroup() {
        putAny(admin, "/api/v1/tag-groups/interests", "{\"name\":\"兴趣\"}");
        putAny(admin, "/api/v1/tags/skincare", "{\"name\":\"护肤\",\"groupId\":\"interests\"}");
        assertThat(get(admin, "/api/v1/tag-groups")
                        .body()
                        .at("/items/0/tags/0/name")
                        .asString())
                .isEqualTo("护肤");

        assertThat(deleteAny(admin, "/api/v1/tags/skincare")
                        .body()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(deleteAny(admin, "/api/v1/tag-groups/interests")
                        .body()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void listWhatWecomIsAskedToMake() {
        var wish = "{\"groupName\":\"会员等级\",\"tags\":[{\"name\":\"金卡\",\"order\":2},{\"name\":\"银卡\",\"order\":1}]}";
        assertThat(send("POST", admin, "/api/v1/tag-creations", wish).status()).isEqualTo(202);

        assertThat(get(admin, "/api/v1/tag-creations")
                        .body()
                        .at("/items/0/groupName")
                        .asString())
                .isEqualTo("会员等级");
    }

    @Test
    void listByPagesWhatMayBecomeMany() {
        putAny(admin, "/api/v1/tag-groups/b", "{\"name\":\"二\",\"order\":5}");
        putAny(admin, "/api/v1/tag-groups/a", "{\"name\":\"一\",\"order\":5}");
        putAny(admin, "/api/v1/tag-groups/c", "{\"name\":\"三\",\"order\":7}");
        assertThat(paged("/api/v1/tag-groups", "id")).containsExactly("c", "a", "b");

        for (var name : List.of("门店", "商城")) {
            var wish = "{\"groupName\":\"%s\",\"tags\":[{\"name\":\"金卡\"}]}".formatted(name);
            assertThat(send("POST", admin, "/api/v1/tag-creations", wish).status())
                    .isEqualTo(202);
        }
        assertThat(paged("/api/v1/tag-creations", "groupName")).containsExactly("商城", "门店");

        var conflicting = List.of("etEXgold", "etEXsilver");
        readInWecom("tag-group", "etEXlevel", "等级", Instant.now());
        for (var tag : conflicting) {
            readInWecom("tag", tag, tag, Instant.now());
            eventually(() -> assertThat(putAny(admin, "/api/v1/tags/" + tag, "{\"name\":\"钻石卡 %s\"}".formatted(tag))
                            .status())
                    .isEqualTo(200));
            readInWecom("tag", tag, "黑卡 " + tag, Instant.now().plusSeconds(1));
        }
        eventually(() -> assertThat(paged("/api/v1/tag-conflicts", "id")).isEqualTo(conflicting));
    }

    @Test
    void listIdentitiesByPages() {
        var path = "/api/v1/contacts/" + scanned() + "/identities";
        for (var value : List.of("13800000002", "13800000001")) {
            send("POST", admin, path, "{\"type\":\"phone\",\"value\":\"%s\"}".formatted(value));
        }
        var email = "{\"type\":\"email\",\"value\":\"wang@example.com\"}";
        var all = send("POST", admin, path, email).body().path("items");

        assertThat(all).hasSize(3);
        assertThat(paged(path, "value"))
                .containsExactlyElementsOf(all.valueStream()
                        .map(one -> one.path("value").asString())
                        .toList());
        assertThat(get(admin, path + "?cursor=eA").text("code")).isEqualTo("cursor-invalid");
    }

    /** What stands somewhere in each item, one a page. */
    private List<String> paged(String path, String field) {
        List<String> found = new ArrayList<>();
        var page = get(admin, path + "?limit=1").body();
        for (int pages = 0; pages < 10; pages++) {
            page.path("items").forEach(item -> found.add(item.path(field).asString()));
            if (!page.has("next")) {
                return found;
            }
            page = get(admin, path + "?limit=1&cursor=" + page.path("next").asString())
                    .body();
            assertThat(page.path("items")).hasSize(1);
        }
        throw new AssertionError("Expected an end after " + found);
    }

    @Test
    void askWecomAgainForATagThatItHasOtherwise() {
        readInWecom("tag-group", "etEXlevel", "等级", Instant.now());
        readInWecom("tag", "etEXgold", "金卡", Instant.now());
        eventually(() ->
                assertThat(get(admin, "/api/v1/tags/etEXgold").text("name")).isEqualTo("金卡"));
        putAny(admin, "/api/v1/tags/etEXgold", "{\"name\":\"钻石卡\"}");
        readInWecom("tag", "etEXgold", "黑卡", Instant.now().plusSeconds(1));
        eventually(() -> assertThat(get(admin, "/api/v1/tag-conflicts").body().path("items"))
                .hasSize(1));

        assertThat(send("POST", admin, "/api/v1/tag-conflicts/etEXgold/repetition", null)
                        .text("state"))
                .isEqualTo("pending");
    }

    @Test
    void keepTwoContactsApart() {
        var phone = "{\"type\":\"phone\",\"value\":\"13800000001\"}";
        send("POST", admin, "/api/v1/contacts/" + scanned() + "/identities", phone);
        send("POST", admin, "/api/v1/contacts/" + scanned() + "/identities", phone);
        eventually(() -> assertThat(get(admin, "/api/v1/merge-proposals").body().path("items"))
                .hasSize(1));
        var id = get(admin, "/api/v1/merge-proposals").body().at("/items/0/id").asString();

        assertThat(send("POST", admin, "/api/v1/merge-proposals/" + id + "/dismissal", null)
                        .text("status"))
                .isEqualTo("dismissed");
    }

    /** Both may be over before anybody can stop them: then another one is begun. */
    @Test
    void stopImportsAndExports() {
        assertThat(get(admin, "/api/v1/contact-exports/columns").body().path("items"))
                .extracting(column -> column.path("column").asString())
                .contains("name", "phone");
        eventually(() -> {
            var wish = "{\"format\":\"csv\",\"purpose\":\"analysis\",\"columns\":[\"name\",\"phone\"],\"filter\":{}}";
            var export = send("POST", admin, "/api/v1/contact-exports", wish).text("id");
            assertThat(send("POST", admin, "/api/v1/contact-exports/" + export + "/cancel", null)
                            .text("status"))
                    .isEqualTo("cancelled");
        });
        eventually(() -> {
            var path = "/api/v1/contact-imports/" + upload();
            putAny(admin, path + "/mapping", "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]}");
            send("POST", admin, path + "/start", null);
            assertThat(send("POST", admin, path + "/pause", null).text("status"))
                    .isEqualTo("paused");
            assertThat(send("POST", admin, path + "/cancel", null).text("status"))
                    .isEqualTo("cancelled");
        });
        assertThat(get(admin, "/api/v1/contact-imports")
                        .body()
                        .at("/items/0/fileName")
                        .asString())
                .isEqualTo("customers.csv");
    }

    @Test
    void letAParkedContactGoOnOrGiveItUp() {
        var contactId = scanned();

        assertThat(send("POST", admin, "/api/v1/parked-contacts/" + contactId + "/release", null)
                        .status())
                .isEqualTo(202);
        assertThat(delete(admin, "/api/v1/parked-contacts/" + contactId + "?onlyFirst=true")
                        .status())
                .isEqualTo(202);
    }

    private String upload() {
        var rows = IntStream.range(0, 3_000)
                .mapToObj(row -> "1380000%04d".formatted(row))
                .collect(Collectors.joining("\n"));
        var form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"customers.csv\"\r\n\r\n手机号\n%s\r\n--b--\r\n"
                        .formatted(rows);
        var headers = Map.of("Authorization", "Bearer " + admin, "Content-Type", "multipart/form-data; boundary=b");
        return sendWith("POST", "/api/v1/contact-imports", headers, form.getBytes(UTF_8))
                .text("id");
    }

    private void readInWecom(String kind, String tagId, String name, Instant at) {
        var group = kind.equals("tag") ? Map.of("tagGroupId", "etEXlevel") : Map.<String, String>of();
        Map<String, Object> data = new HashMap<>(group);
        data.putAll(Map.of("kind", kind, "id", tagId, "exists", true, "difference", "changed", "name", name));
        data.putAll(Map.of("order", 0, "reconciliationId", "r-1", "readAt", at.toString()));
        hear(Topics.WECOM_SNAPSHOTS, corp, tagId, "scrm.wecom.contact-tag-snapshot.v1", at, data);
    }
}
