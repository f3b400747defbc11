package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tags that are changed and deleted, by apps and in the console. */
class TagTests extends PlatformTests {

    @Test
    void changesATagThatTheAppMade() {
        var tag = add("渠道一", "海报");

        assertThat(edit(tag, "传单").errcode()).isZero();

        assertThat(list().toString()).contains("传单");
    }

    @Test
    void leavesTheTagsOfTheConsoleToTheConsole() {
        assertThat(edit(DemoCorp.GOLD_TAG, "白金").errcode()).isEqualTo(81011);
        assertThat(delete("\"tag_id\":[\"etEXgold\"]")).isEqualTo(81011);
        assertThat(list().toString()).contains("金卡");
    }

    @Test
    void letsAGroupVanishWithItsLastTag() {
        var tag = add("渠道二", "海报");

        assertThat(delete("\"tag_id\":[\"%s\"]".formatted(tag))).isZero();

        assertThat(list().toString()).doesNotContain("渠道二");
        assertThat(delete("\"tag_id\":[\"%s\"]".formatted(tag))).isEqualTo(40068);
        assertThat(delete("")).isEqualTo(40058);
    }

    @Test
    void takesADeletedTagFromItsCustomers() {
        var tag = add("渠道三", "海报");
        var id = platform.scan("签").text("externalUserId");
        platform.call(
                "externalcontact/mark_tag",
                "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"add_tag\":[\"%s\"]}".formatted(id, tag));

        delete("\"tag_id\":[\"%s\"]".formatted(tag));

        assertThat(platform.read("externalcontact/get", "external_userid=" + id)
                        .body()
                        .toString())
                .doesNotContain(tag);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "海报, 40071", "三十一个字三十一个字三十一个字三十一个字三十一个字三十一个字多, 40072"})
    void checksTheNewName(String name, int errcode) {
        add("渠道四", "海报");
        var tag = add("渠道四", "门店");

        assertThat(edit(tag, name).errcode()).isEqualTo(errcode);
    }

    @Test
    void tellsWhatTheConsoleDoes() {
        var made = platform.control("tags", "{\"groupName\":\"控制台\",\"name\":\"一\"}");
        var id = made.text("id");
        var group = made.text("groupId");
        platform.put("tags/" + id, "{\"name\":\"二\"}");
        platform.post("/sim/v1/tags/" + group + "/shuffle", "");

        platform.delete("/sim/v1/tags/" + group);

        assertThat(event(group, "create").text("TagType")).isEqualTo("tag_group");
        assertThat(event(id, "create").text("TagType")).isEqualTo("tag");
        assertThat(event(id, "update").text("Event")).isEqualTo("change_external_tag");
        event(group, "shuffle");
        assertThat(event(group, "delete").text("TagType")).isEqualTo("tag_group");
        assertThat(platform.gateway.received)
                .noneMatch(callback -> callback.text("Id").equals(id)
                        && callback.text("ChangeType").equals("delete"));
        assertThat(list().toString()).doesNotContain("控制台");
    }

    @Test
    void listsShuffledTagsInTheirNewOrder() {
        var first = add("换序", "一");
        var second = add("换序", "二");
        var group = groupNamed("换序").path("group_id").asString();
        assertThat(tagsOf("换序")).containsExactly(first, second);

        platform.post("/sim/v1/tags/" + group + "/shuffle", "");

        assertThat(tagsOf("换序")).containsExactly(second, first);
    }

    @Test
    void takesDeletedTagsFromCustomers() {
        var id = platform.scan("摘").text("externalUserId");
        var gone = add("摘除", "一");
        var ofGroup = add("摘除二", "二");
        for (var tag : List.of(gone, ofGroup)) {
            platform.control(
                    "edits",
                    "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\",\"addTags\":[\"%s\",\"etEXgold\"]}"
                            .formatted(id, tag));
        }

        platform.delete("/sim/v1/tags/" + gone);
        platform.delete("/sim/v1/tags/" + groupNamed("摘除二").path("group_id").asString());

        assertThat(platform.read("externalcontact/get", "external_userid=" + id)
                        .body()
                        .toString())
                .contains("etEXgold")
                .doesNotContain(gone, ofGroup);
    }

    private JsonNode groupNamed(String name) {
        return list().path("tag_group")
                .valueStream()
                .filter(group -> group.path("group_name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> tagsOf(String group) {
        return groupNamed(group)
                .path("tag")
                .valueStream()
                .map(tag -> tag.path("id").asString())
                .toList();
    }

    @Test
    void tellsThatAMemberEditedACustomer() {
        var id = platform.scan("改").text("externalUserId");

        platform.control(
                "edits",
                "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\",\"remark\":\"老客\",\"addTags\":[\"etEXgold\"]}"
                        .formatted(id));

        var events = await().until(
                        () -> platform.gateway.about(id).stream()
                                .filter(callback -> callback.text("ChangeType").equals("edit_external_contact"))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(events).hasSize(1);
        assertThat(platform.read("externalcontact/get", "external_userid=" + id)
                        .body()
                        .toString())
                .contains("老客", "etEXgold");
    }

    private String add(String group, String name) {
        return platform.call(
                        "externalcontact/add_corp_tag",
                        "{\"group_name\":\"%s\",\"tag\":[{\"name\":\"%s\"}]}".formatted(group, name))
                .body()
                .path("tag_group")
                .path("tag")
                .path(0)
                .path("id")
                .asString();
    }

    private TestPlatform.Answer edit(String id, String name) {
        return platform.call("externalcontact/edit_corp_tag", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name));
    }

    private int delete(String fields) {
        return platform.call("externalcontact/del_corp_tag", "{" + fields + "}").errcode();
    }

    private JsonNode list() {
        return platform.call("externalcontact/get_corp_tag_list", "{}").body();
    }

    private TestGateway.Received event(String id, String changeType) {
        return await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.text("Id").equals(id))
                                .filter(callback -> callback.text("ChangeType").equals(changeType))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
