package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Very many customers, and how they are read page by page. */
class CrowdTests {
    private static final int MANY = 100_000;

    @Test
    void isReadByPagesWithoutMissingOrRepeatingAnybody(@TempDir Path directory) throws Exception {
        try (var platform = TestPlatform.in(directory)) {
            var scanned = platform.scan("先").text("externalUserId");
            platform.control("crowds", "{\"count\":%d}".formatted(MANY));

            var pages = pages(platform, List.of("lin.wei", "chen.bo", "zhao.min", "sun.jing"));

            var ids = new HashSet<String>();
            long rows = 0;
            for (var page : pages) {
                rows += page.path("external_contact_list").size();
                page.path("external_contact_list")
                        .forEach(row -> ids.add(row.path("external_contact")
                                .path("external_userid")
                                .asString()));
            }
            assertThat(rows).isEqualTo(MANY + 1);
            assertThat(ids).hasSize(MANY + 1).contains(scanned);
            assertThat(pages).hasSize(1_001);
            assertThat(Files.size(directory.resolve("world.jsonl"))).isLessThan(1_000_000);
        }
    }

    @Test
    void remembersWhoeverOfThemWasChanged(@TempDir Path directory) {
        String id;
        try (var platform = TestPlatform.in(directory)) {
            platform.control("crowds", "{\"count\":10,\"userIds\":[\"lin.wei\",\"chen.bo\"]}");
            id = list(platform, "chen.bo").getFirst();
            var gone = list(platform, "chen.bo").get(1);
            platform.call(
                    "externalcontact/mark_tag",
                    "{\"userid\":\"chen.bo\",\"external_userid\":\"%s\",\"add_tag\":[\"etEXgold\"]}".formatted(id));
            platform.control(
                    "deletions", "{\"userId\":\"chen.bo\",\"externalUserId\":\"%s\",\"by\":\"staff\"}".formatted(gone));
            assertThat(list(platform, "chen.bo")).hasSize(4).doesNotContain(gone);
        }

        try (var after = TestPlatform.in(directory)) {
            assertThat(list(after, "chen.bo")).hasSize(4).startsWith(id);
            assertThat(list(after, "lin.wei")).hasSize(5);
            var page = pages(after, List.of("Chen.Bo")).getFirst().path("external_contact_list");
            assertThat(page.size()).isEqualTo(4);
            assertThat(page.path(0).path("follow_info").path("tag_id").toString())
                    .isEqualTo("[\"etEXgold\"]");
            assertThat(after.read("externalcontact/get", "external_userid=" + id)
                            .body()
                            .path("follow_user")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void isListedWithEveryMember(@TempDir Path directory) {
        try (var platform = TestPlatform.in(directory)) {
            platform.control("crowds", "{\"count\":5}");

            var first = platform.call("externalcontact/contact_list", "{\"limit\":4}")
                    .body();
            var last = platform.call(
                            "externalcontact/contact_list",
                            "{\"cursor\":\"%s\"}"
                                    .formatted(first.path("next_cursor").asString()))
                    .body();

            assertThat(first.path("info_list").size()).isEqualTo(4);
            assertThat(last.path("info_list").size()).isEqualTo(1);
            assertThat(last.path("next_cursor").asString()).isEmpty();
            assertThat(platform.call("externalcontact/batch/get_by_user", "{}").errcode())
                    .isEqualTo(40031);
            assertThat(platform.call("externalcontact/batch/get_by_user", "{\"userid_list\":[\"ghost\"]}")
                            .errcode())
                    .isEqualTo(60111);
        }
    }

    private static List<String> list(TestPlatform platform, String userId) {
        return platform.read("externalcontact/list", "userid=" + userId)
                .body()
                .path("external_userid")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<JsonNode> pages(TestPlatform platform, List<String> userIds) {
        var token = platform.token();
        var members = "[\"" + String.join("\",\"", userIds) + "\"]";
        var pages = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = platform.post(
                    "/cgi-bin/externalcontact/batch/get_by_user?access_token=" + token,
                    "{\"userid_list\":%s,\"cursor\":\"%s\",\"limit\":1000}".formatted(members, cursor));
            assertThat(page.errcode()).isZero();
            pages.add(page.body());
            cursor = page.text("next_cursor");
        } while (!cursor.isEmpty());
        return pages;
    }
}
