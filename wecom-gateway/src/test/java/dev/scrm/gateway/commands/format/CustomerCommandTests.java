package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about customers, from their samples into WeCom's words. */
class CustomerCommandTests {
    @Test
    void readsTagsAndTheirGroups() {
        assertThat(sample("create-tags", "externalcontact/add_corp_tag"))
                .isEqualTo(Map.of(
                        "group_name",
                        "会员等级",
                        "order",
                        10L,
                        "tag",
                        List.of(Map.of("name", "金卡", "order", 2L), Map.of("name", "银卡"))));
        assertThat(body("create-tags", "{\"groupId\":\"g\",\"tags\":[{\"name\":\"a\"}]}"))
                .isEqualTo(Map.of("group_id", "g", "tag", List.of(Map.of("name", "a"))));
        assertThat(sample("edit-tag", "externalcontact/edit_corp_tag"))
                .isEqualTo(Map.of("id", "etEXAMPLEgold", "name", "铂金卡", "order", 5L));
        assertThat(sample("delete-tags", "externalcontact/del_corp_tag"))
                .isEqualTo(Map.of("tag_id", List.of("etEXAMPLEsilver"), "group_id", List.of()));
    }

    @Test
    void readsRemarksAndTellsAbsentFromEmpty() {
        assertThat(sample("remark-contact", "externalcontact/remark"))
                .isEqualTo(Map.of(
                        "userid", "lin.wei",
                        "external_userid", "wmEXAMPLEcust0001",
                        "remark", "王女士",
                        "description", "",
                        "remark_company", "蓝鲸",
                        "remark_mobiles", List.of("13800000000")));
        assertThat(body("remark-contact", "{\"staffId\":\"a\",\"externalUserId\":\"wm\",\"mobiles\":[]}"))
                .isEqualTo(Map.of("userid", "a", "external_userid", "wm", "remark_mobiles", List.of("")));
        assertThat(body(
                        "remark-contact",
                        "{\"staffId\":\"a\",\"externalUserId\":\"wm\",\"image\":{\"mediaId\":\"m1\"}}"))
                .containsEntry("remark_pic_mediaid", Blank.File.of("m1", MediaKind.IMAGE));
    }

    @Test
    void readsMassMessages() {
        assertThat(sample("send-mass-message", "externalcontact/add_msg_template"))
                .isEqualTo(Map.of(
                        "chat_type",
                        "single",
                        "external_userid",
                        List.of("wmEXAMPLEcust0001"),
                        "sender",
                        "lin.wei",
                        "text",
                        Map.of("content", "周一起营业时间调整"),
                        "attachments",
                        List.of(Map.of(
                                "msgtype",
                                "link",
                                "link",
                                Map.of("title", "营业时间", "url", "https://example.invalid/hours")))));
        var attachments = body(
                        "send-mass-message",
                        "{\"to\":\"contacts\",\"staffId\":\"a\",\"attachments\":[{\"image\":{\"mediaId\":\"%s\"}},{\"file\":{\"mediaId\":\"%s\"}}]}"
                                .formatted("a".repeat(32), "b".repeat(32)))
                .get("attachments");
        assertThat(String.valueOf(attachments)).contains("msgtype=image", "msgtype=file");
        assertThat(body("send-mass-message", "{\"to\":\"contacts\",\"tagIds\":[[\"a\",\"b\"],[\"c\"]],\"text\":\"x\"}"))
                .containsEntry(
                        "tag_filter",
                        Map.of(
                                "group_list",
                                List.of(Map.of("tag_list", List.of("a", "b")), Map.of("tag_list", List.of("c")))));
        assertThat(body(
                        "send-mass-message",
                        "{\"to\":\"groups\",\"staffId\":\"a\",\"chatIds\":[\"wr\"],\"text\":\"x\"}"))
                .containsEntry("chat_type", "group")
                .containsEntry("chat_id_list", List.of("wr"));
        assertThat(sample("cancel-mass-message", "externalcontact/cancel_groupmsg_send"))
                .isEqualTo(Map.of("msgid", "msgEXAMPLE0001"));
        assertThat(sample("remind-mass-message", "externalcontact/remind_groupmsg_send"))
                .isEqualTo(Map.of("msgid", "msgEXAMPLE0001"));
    }

    @Test
    void readsMoments() {
        assertThat(sample("publish-moment", "externalcontact/add_moment_task"))
                .isEqualTo(Map.of(
                        "text",
                        Map.of("content", "周六开放日"),
                        "attachments",
                        List.of(Map.of(
                                "msgtype",
                                "link",
                                "link",
                                Map.of("title", "开放日", "url", "https://example.invalid/day"))),
                        "visible_range",
                        Map.of(
                                "sender_list",
                                Map.of("user_list", List.of("lin.wei")),
                                "external_contact_list",
                                Map.of("tag_list", List.of("etEXAMPLEgold")))));
        assertThat(body("publish-moment", "{\"text\":\"a\"}"))
                .isEqualTo(Map.of("text", Map.of("content", "a"), "visible_range", Map.of()));
        assertThat(sample("cancel-moment", "externalcontact/cancel_moment_task"))
                .isEqualTo(Map.of("moment_id", "momEXAMPLE0001"));
    }

    @Test
    void publishesFilesThatWereUploadedForMoments() {
        var picture = Map.of("msgtype", "image", "image", Map.of("media_id", ofMoment("m1", MediaKind.IMAGE)));
        var images = "{\"images\":[%s]}";
        var image = "{\"mediaId\":\"m1\"}";

        assertThat(allowedMoment(images.formatted(String.join(",", Collections.nCopies(9, image)))))
                .doesNotContainKey("text")
                .containsEntry("attachments", Collections.nCopies(9, picture));
        assertThat(((Command.Malformed) read(
                                "publish-moment", images.formatted(String.join(",", Collections.nCopies(10, image)))))
                        .reason())
                .isEqualTo(Reason.ATTACHMENTS_OUT_OF_RANGE);
        assertThat(allowedMoment("{\"text\":\"a\",\"video\":{\"mediaId\":\"m2\"}}"))
                .containsKey("text")
                .containsEntry(
                        "attachments",
                        List.of(Map.of(
                                "msgtype", "video", "video", Map.of("media_id", ofMoment("m2", MediaKind.VIDEO)))));
        assertThat(allowedMoment("{\"link\":{\"title\":\"t\",\"url\":\"u\",\"pictureMediaId\":\"m1\"}}"))
                .containsEntry(
                        "attachments",
                        List.of(Map.of(
                                "msgtype",
                                "link",
                                "link",
                                Map.of("title", "t", "url", "u", "media_id", ofMoment("m1", MediaKind.IMAGE)))));
    }

    @Test
    void takesTenThousandCustomersInALineOfTheirOwn() {
        var ids = "\"wm" + "x".repeat(30) + "\"";
        var most = String.join(",", Collections.nCopies(10_000, ids));

        var command = read(
                "send-mass-message", "{\"to\":\"contacts\",\"externalUserIds\":[%s],\"text\":\"x\"}".formatted(most));

        assertThat(command).isInstanceOf(Command.Post.class);
        assertThat(WaitingLine.id(command)).endsWith("/id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create-tags;{\"groupName\":\"a\"};tags-out-of-range",
                "create-tags;{\"tags\":[{\"name\":\"a\"}]};name-missing",
                "create-tags;{\"groupName\":\"a\",\"tags\":[null]};name-missing",
                "create-tags;{\"groupName\":\"a\",\"tags\":[{\"name\":\"1234567890123456789012345678901\"}]};name-too-long",
                "create-tags;{\"groupName\":\"a\",\"tags\":[{\"name\":\"a\",\"order\":-1}]};order-out-of-range",
                "edit-tag;{\"id\":\"t\",\"name\":\"a\"};tag-kind-unknown",
                "edit-tag;{\"kind\":\"tag\",\"name\":\"a\"};tags-missing",
                "edit-tag;{\"kind\":\"tag\",\"id\":\"t\"};nothing-to-change",
                "delete-tags;{};tags-missing",
                "remark-contact;{\"remark\":\"a\"};relation-missing",
                "remark-contact;{\"staffId\":\"a\",\"externalUserId\":\"wm\",\"image\":{}};media-missing",
                "remark-contact;{\"staffId\":\"a\",\"externalUserId\":\"wm\"};nothing-to-change",
                "remark-contact;{\"staffId\":\"a\",\"externalUserId\":\"wm\",\"remark\":\"123456789012345678901\"};remark-too-long",
                "publish-moment;{\"text\":\"a\",\"images\":[{}]};media-missing",
                "publish-moment;{\"video\":{\"mediaId\":\" \"}};media-missing",
                "publish-moment;{\"images\":[{\"mediaId\":\"a\"}],\"video\":{\"mediaId\":\"a\"}};attachment-ambiguous",
                "publish-moment;{\"video\":{\"mediaId\":\"a\"},\"link\":{\"title\":\"a\",\"url\":\"u\"}};attachment-ambiguous",
                "publish-moment;{\"link\":{\"title\":\"a\",\"url\":\"u\",\"pictureMediaId\":\"\"}};media-missing",
                "publish-moment;{\"images\":[]};text-missing",
                "publish-moment;{\"text\":\"a\",\"attachments\":[{\"image\":{\"mediaId\":\"a\"}}]};content-impossible",
                "send-mass-message;{\"text\":\"a\"};recipients-unknown",
                "send-mass-message;{\"to\":\"contacts\",\"text\":\"a\"};recipient-missing",
                "send-mass-message;{\"to\":\"contacts\",\"staffId\":\"a\"};text-missing",
                "send-mass-message;{\"to\":\"contacts\",\"staffId\":\"a\",\"tagIds\":[[]],\"text\":\"a\"};tags-out-of-range",
                "send-mass-message;{\"to\":\"groups\",\"text\":\"a\"};sender-missing",
                "send-mass-message;{\"to\":\"contacts\",\"staffId\":\"a\",\"links\":[{\"title\":\"t\"}]};url-missing",
                "publish-moment;{};text-missing",
                "publish-moment;{\"link\":{\"title\":\"a\"}};url-missing",
                "cancel-moment;{};moment-missing",
                "cancel-mass-message;{};message-missing",
                "remind-mass-message;{};message-missing"
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

    private static Map<String, Object> allowedMoment(String json) {
        GoldenSample.assertMatchesSchema("scrm.wecom.publish-moment.v1", json.getBytes(UTF_8));
        return body("publish-moment", json);
    }

    private static Blank.File ofMoment(String mediaId, MediaKind kind) {
        return new Blank.File(mediaId, kind, true);
    }

    private static Map<String, Object> body(String name, String json) {
        return ((Command.Post) read(name, json)).request().body();
    }

    private static Command read(String name, String json) {
        var envelope = GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json.getBytes(UTF_8));
        return new CommandReader().read(envelope, "ww1:object");
    }
}
