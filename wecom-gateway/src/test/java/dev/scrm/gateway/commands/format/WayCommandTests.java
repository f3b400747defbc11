package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about the ways on which customers come: codes on posters, codes of groups, links in advertisements. */
class WayCommandTests {
    @Test
    void readsTheCodesThatLeadToStaff() {
        var created = sample("create-contact-way", "externalcontact/add_contact_way");
        assertThat(created)
                .isEqualTo(Map.of(
                        "type",
                        2,
                        "scene",
                        2,
                        "remark",
                        "秋季海报",
                        "state",
                        "poster-17",
                        "skip_verify",
                        true,
                        "user",
                        List.of("lin.wei", "chen.bo"),
                        "party",
                        List.of()));
        assertThat(body("create-contact-way", "{\"leadsTo\":\"one\",\"staffIds\":[\"lin.wei\"]}"))
                .containsEntry("type", 1);
        assertThat(sample("update-contact-way", "externalcontact/update_contact_way"))
                .isEqualTo(Map.of("config_id", "cfgEXAMPLE0001", "user", List.of("chen.bo"), "state", "poster-18"));
        assertThat(sample("delete-contact-way", "externalcontact/del_contact_way"))
                .isEqualTo(Map.of("config_id", "cfgEXAMPLE0001"));
    }

    @Test
    void readsTheCodesOfOneChat() {
        var temporary = allowed("create-contact-way", """
                {"staffIds":["lin.wei"],"temporary":true,"expiresInSeconds":1209600,"chatExpiresInSeconds":3600,
                 "unionId":"oEXAMPLEunion0001","exclusive":false,
                 "conclusions":{"text":"再见","link":{"title":"复诊","url":"https://example.invalid/again"}}}""");
        assertThat(temporary)
                .containsEntry("type", 1)
                .containsEntry("is_temp", true)
                .containsEntry("expires_in", 1_209_600L)
                .containsEntry("chat_expires_in", 3_600L)
                .containsEntry("unionid", "oEXAMPLEunion0001")
                .containsEntry("is_exclusive", false)
                .containsEntry(
                        "conclusions",
                        Map.of(
                                "text",
                                Map.of("content", "再见"),
                                "link",
                                Map.of("title", "复诊", "url", "https://example.invalid/again")));

        var changed = allowed("update-contact-way", """
                {"configId":"c","expiresInSeconds":60,"conclusions":{"image":{"mediaId":"m1"}}}""");
        assertThat(changed)
                .isEqualTo(Map.of(
                        "config_id",
                        "c",
                        "expires_in",
                        60L,
                        "conclusions",
                        Map.of("image", Map.of("media_id", Blank.File.of("m1", MediaKind.IMAGE)))));
    }

    @Test
    void readsTheCodesThatLeadIntoGroupChats() {
        var settings = Map.of(
                "scene",
                2,
                "remark",
                "门店",
                "auto_create_room",
                1,
                "room_base_name",
                "会员群",
                "room_base_id",
                2,
                "chat_id_list",
                List.of("wrEXAMPLEchat01"),
                "state",
                "door-3");
        assertThat(sample("create-join-way", "externalcontact/groupchat/add_join_way"))
                .isEqualTo(settings);
        assertThat(sample("update-join-way", "externalcontact/groupchat/update_join_way"))
                .containsAllEntriesOf(settings)
                .containsEntry("config_id", "gjwEXAMPLE0001");
        assertThat(sample("delete-join-way", "externalcontact/groupchat/del_join_way"))
                .isEqualTo(Map.of("config_id", "gjwEXAMPLE0001"));
    }

    @Test
    void readsAcquisitionLinks() {
        var range = Map.of("user_list", List.of("lin.wei", "chen.bo"), "department_list", List.of());
        assertThat(sample("create-acquisition-link", "externalcontact/customer_acquisition/create_link"))
                .isEqualTo(Map.of("link_name", "秋季投放", "range", range, "skip_verify", true));
        assertThat(sample("update-acquisition-link", "externalcontact/customer_acquisition/update_link"))
                .isEqualTo(Map.of(
                        "link_id",
                        "cawEXAMPLE0001",
                        "range",
                        Map.of("user_list", List.of(), "department_list", List.of(3L))));
        assertThat(sample("delete-acquisition-link", "externalcontact/customer_acquisition/delete_link"))
                .isEqualTo(Map.of("link_id", "cawEXAMPLE0001"));
    }

    @Test
    void readsToWhomALinkLeadsFirst() {
        assertThat(allowed("create-acquisition-link", """
                        {"name":"a","staffIds":["a"],"priority":{"among":"everybody"}}"""))
                .containsEntry("priority_option", Map.of("priority_type", 1));
        assertThat(allowed("update-acquisition-link", """
                        {"linkId":"caw","priority":{"among":"staff","staffIds":["lin.wei"]}}"""))
                .isEqualTo(Map.of(
                        "link_id",
                        "caw",
                        "priority_option",
                        Map.of("priority_type", 2, "priority_userid_list", List.of("lin.wei"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create-acquisition-link;{\"staffIds\":[\"a\"]};name-missing",
                "create-acquisition-link;{\"name\":\"a\"};recipients-out-of-range",
                "create-acquisition-link;{\"name\":\"a\",\"staffIds\":[]};recipients-out-of-range",
                "create-acquisition-link;{\"name\":\"a\",\"staffIds\":[\"a\"],\"priority\":{}};recipients-unknown",
                "create-acquisition-link;{\"name\":\"a\",\"staffIds\":[\"a\"],\"priority\":{\"among\":\"staff\"}};recipients-out-of-range",
                "update-acquisition-link;{\"linkId\":\"a\",\"priority\":{\"among\":\"staff\",\"staffIds\":[\" \"]}};recipients-out-of-range",
                "update-acquisition-link;{\"linkId\":\"a\",\"priority\":{\"among\":\"everybody\",\"staffIds\":[\"a\"]}};recipients-ambiguous",
                "update-acquisition-link;{\"name\":\"a\"};link-missing",
                "update-acquisition-link;{\"linkId\":\"a\"};nothing-to-change",
                "fetch-acquisition-chat;{};chat-key-missing",
                "delete-acquisition-link;{};link-missing",
                "create-contact-way;{};recipients-out-of-range",
                "create-contact-way;{\"leadsTo\":\"one\",\"staffIds\":[\"a\",\"b\"]};recipients-out-of-range",
                "create-contact-way;{\"leadsTo\":\"all\",\"staffIds\":[\"a\"]};leads-to-unknown",
                "create-contact-way;{\"scene\":\"sky\",\"staffIds\":[\"a\"]};scene-unknown",
                "create-contact-way;{\"staffIds\":[\" \"]};recipients-out-of-range",
                "create-contact-way;{\"staffIds\":[\"a\"],\"state\":\"1234567890123456789012345678901\"};state-too-long",
                "create-contact-way;{\"staffIds\":[\"a\"],\"remark\":\"1234567890123456789012345678901\"};remark-too-long",
                "create-contact-way;{\"staffIds\":[\"a\"],\"expiresInSeconds\":60};temporary-missing",
                "create-contact-way;{\"staffIds\":[\"a\"],\"conclusions\":{\"text\":\"a\"}};temporary-missing",
                "create-contact-way;{\"temporary\":true,\"leadsTo\":\"several\",\"staffIds\":[\"a\"]};temporary-impossible",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\",\"b\"]};recipients-out-of-range",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"expiresInSeconds\":0};times-wrong",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"chatExpiresInSeconds\":1209601};times-wrong",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"unionId\":\" \"};recipient-invalid",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"conclusions\":{}};text-missing",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"conclusions\":{\"image\":{}}};media-missing",
                "create-contact-way;{\"temporary\":true,\"staffIds\":[\"a\"],\"conclusions\":{\"image\":{\"mediaId\":\"a\"},\"link\":{}}};attachment-ambiguous",
                "update-contact-way;{\"configId\":\"c\",\"temporary\":true};temporary-impossible",
                "update-contact-way;{\"configId\":\"c\",\"expiresInSeconds\":1209601};times-wrong",
                "update-contact-way;{\"state\":\"a\"};config-missing",
                "update-contact-way;{\"configId\":\"c\"};nothing-to-change",
                "delete-contact-way;{};config-missing",
                "create-join-way;{};chats-out-of-range",
                "create-join-way;{\"chatIds\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]};chats-out-of-range",
                "update-join-way;{\"chatIds\":[\"1\"]};config-missing",
                "delete-join-way;{};config-missing"
            })
    void refusesWhatCannotBeRightWithAReason(String name, String json, String reason) {
        assertThat(read(name, json))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo(reason));
    }

    private static Map<String, Object> sample(String name, String api) {
        var type = "scrm.wecom." + name + ".v1";
        var command = (Command.Post) new CommandReader().read(GoldenSample.envelope(type), "ww1:object");
        assertThat(command.name()).isEqualTo(name);
        assertThat(command.actor()).isEqualTo(new Actor.CustomerApp());
        assertThat(command.request().api()).isEqualTo(api);
        return command.request().body();
    }

    private static Map<String, Object> allowed(String name, String json) {
        GoldenSample.assertMatchesSchema("scrm.wecom." + name + ".v1", json.getBytes(UTF_8));
        return body(name, json);
    }

    private static Map<String, Object> body(String name, String json) {
        return ((Command.Post) read(name, json)).request().body();
    }

    private static Command read(String name, String json) {
        var envelope = GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json.getBytes(UTF_8));
        return new CommandReader().read(envelope, "ww1:object");
    }
}
