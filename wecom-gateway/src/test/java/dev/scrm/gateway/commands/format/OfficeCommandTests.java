package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about schedules, approvals and group chats that change hands, from their samples into WeCom's words. */
class OfficeCommandTests {
    @Test
    void readsASchedule() {
        var command = sample("create-schedule");

        assertThat(command.actor()).isEqualTo(new Actor.Agent("1000002"));
        assertThat(command.request().namesAgent()).isTrue();
        assertThat(command.request().body())
                .isEqualTo(Map.of(
                        "schedule",
                        Map.ofEntries(
                                Map.entry("start_time", 1_795_226_400L),
                                Map.entry("end_time", 1_795_230_000L),
                                Map.entry("is_whole_day", 0),
                                Map.entry("summary", "回访王女士"),
                                Map.entry("description", "新品试用反馈"),
                                Map.entry("location", "线上"),
                                Map.entry("attendees", List.of(Map.of("userid", "lin.wei"))),
                                Map.entry(
                                        "reminders",
                                        Map.of(
                                                "is_remind",
                                                1,
                                                "remind_time_diffs",
                                                List.of(0, -900),
                                                "timezone",
                                                8)))));
    }

    @Test
    void readsHowAScheduleComesAgain() {
        assertThat(reminders("{\"every\":\"workday\"}"))
                .isEqualTo(Map.of(
                        "is_remind", 0, "is_repeat", 1, "repeat_type", 7, "is_custom_repeat", 0, "timezone", -5));
        assertThat(
                        reminders(
                                "{\"every\":\"week\",\"interval\":2,\"daysOfWeek\":[1,5,5],\"until\":\"2027-11-22T02:00:00Z\"}"))
                .isEqualTo(Map.of(
                        "is_remind",
                        0,
                        "is_repeat",
                        1,
                        "repeat_type",
                        1,
                        "repeat_until",
                        1_826_848_800L,
                        "is_custom_repeat",
                        1,
                        "repeat_interval",
                        2,
                        "repeat_day_of_week",
                        List.of(1, 5),
                        "timezone",
                        -5));
        assertThat(reminders("{\"every\":\"month\",\"daysOfMonth\":[31]}"))
                .isInstanceOfSatisfying(
                        Map.class,
                        reminders ->
                                assertThat(reminders.get("repeat_day_of_month")).isEqualTo(List.of(31)));
    }

    @Test
    void readsAnApplication() {
        assertThat(sample("apply-approval").request().body())
                .isEqualTo(Map.of(
                        "creator_userid",
                        "lin.wei",
                        "template_id",
                        "TPL-EXAMPLE",
                        "use_template_approver",
                        1,
                        "apply_data",
                        Map.of(
                                "contents",
                                List.of(Map.of(
                                        "control", "Text", "id", "Text-1", "value", Map.of("text", "退款 200 元")))),
                        "summary_list",
                        List.of(Map.of("summary_info", List.of(Map.of("text", "退款：200 元", "lang", "zh_CN"))))));
    }

    @Test
    void readsThroughWhoseHandsAnApplicationGoes() {
        var json = """
                {"staffId":"lin.wei","templateId":"t","contents":[{"control":"Text","id":"1","value":{"text":"a"}}],"summary":["s"],
                 "departmentId":3,"process":[{"role":"approvers","decidedBy":"any","staffIds":["chen.bo","sun.jing"]},
                 {"role":"handlers","staffIds":["zhao.min"]},{"role":"copied","staffIds":["lin.wei"]}]}""".getBytes(UTF_8);
        GoldenSample.assertMatchesSchema("scrm.wecom.apply-approval.v1", json);

        assertThat(((Command.Post) read("apply-approval", json)).request().body())
                .containsEntry("use_template_approver", 0)
                .containsEntry("choose_department", 3L)
                .containsEntry(
                        "process",
                        Map.of(
                                "node_list",
                                List.of(
                                        Map.of("type", 1, "apv_rel", 2, "userid", List.of("chen.bo", "sun.jing")),
                                        Map.of("type", 3, "apv_rel", 1, "userid", List.of("zhao.min")),
                                        Map.of("type", 2, "userid", List.of("lin.wei")))));
    }

    @Test
    void readsGroupChatsThatChangeHands() {
        var command = sample("transfer-group-chats");

        assertThat(command.request().api()).isEqualTo("externalcontact/groupchat/transfer");
        assertThat(command.request().body())
                .isEqualTo(Map.of("chat_id_list", List.of("wrEXAMPLEchat01"), "new_owner", "chen.bo"));
    }

    @Test
    void readsContactsThatChangeHands() {
        var command = sample("transfer-contacts");

        assertThat(command.request().api()).isEqualTo("externalcontact/transfer_customer");
        assertThat(command.request().body())
                .isEqualTo(Map.of(
                        "handover_userid", "lin.wei",
                        "takeover_userid", "chen.bo",
                        "external_userid", List.of("wmEXAMPLEcust0001"),
                        "transfer_success_msg", "以后由陈博为您服务。"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\"};times-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T01:00:00Z\"};times-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"remindMinutesBefore\":[-1]};reminders-out-of-range",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"administratorIds\":[\"a\",\"b\",\"c\",\"d\"]};administrators-out-of-range",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"timeZoneHours\":13};times-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"hour\"}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"day\",\"interval\":0}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"week\",\"daysOfWeek\":[8]}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"day\",\"daysOfWeek\":[1]}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"week\",\"daysOfMonth\":[1]}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"month\",\"daysOfMonth\":[0]}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"day\",\"until\":\"2026-11-22T02:00:00Z\"}};times-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"timeZoneHours\":-2147483648};times-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"workday\",\"interval\":2}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"week\",\"daysOfWeek\":[null]}};repetition-wrong",
                "create-schedule;{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"repeat\":{\"every\":\"day\",\"until\":1795392000000}};times-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"summary\":[\"s\"]};contents-out-of-range",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}]};summary-out-of-range",
                "apply-approval;{\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"]};staff-missing",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"]};control-missing",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"departmentId\":0};process-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"process\":[]};process-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"process\":[{\"role\":\"copied\",\"staffIds\":[\"a\"]}]};process-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"process\":[{\"role\":\"chiefs\",\"staffIds\":[\"a\"]}]};process-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"process\":[{\"role\":\"approvers\",\"decidedBy\":\"most\",\"staffIds\":[\"a\"]}]};process-wrong",
                "apply-approval;{\"staffId\":\"a\",\"templateId\":\"t\",\"contents\":[{\"control\":\"Text\",\"id\":\"1\",\"value\":{}}],\"summary\":[\"s\"],\"process\":[{\"role\":\"approvers\"}]};recipients-out-of-range",
                "transfer-contacts;{\"from\":\"resigned\",\"handoverId\":\"a\",\"takeoverId\":\"b\"};recipients-out-of-range",
                "transfer-contacts;{\"from\":\"resigned\",\"handoverId\":\"a\",\"takeoverId\":\"b\",\"externalUserIds\":[\"w\"],\"message\":\"m\"};message-not-wanted",
                "transfer-contacts;{\"from\":\"resigned\",\"handoverId\":\"a\",\"externalUserIds\":[\"w\"]};staff-missing",
                "transfer-group-chats;{\"from\":\"resigned\",\"newOwnerId\":\"a\"};chats-out-of-range",
                "transfer-group-chats;{\"from\":\"resigned\",\"chatIds\":[\"c\"]};staff-missing",
                "transfer-group-chats;{\"chatIds\":[\"c\"],\"newOwnerId\":\"a\"};transfer-kind-unknown"
            })
    void refusesWhatCannotBeRightWithAReason(String name, String json, String reason) {
        assertThat(read(name, json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo(reason));
    }

    private static Object reminders(String repeat) {
        var json = """
                {"startsAt":"2026-11-22T02:00:00Z","endsAt":"2026-11-22T03:00:00Z","timeZoneHours":-5,"repeat":%s}""".formatted(repeat);
        GoldenSample.assertMatchesSchema("scrm.wecom.create-schedule.v1", json.getBytes(UTF_8));
        var body = ((Command.Post) read("create-schedule", json.getBytes(UTF_8)))
                .request()
                .body();
        return ((Map<?, ?>) body.get("schedule")).get("reminders");
    }

    private static Command.Post sample(String name) {
        return (Command.Post) read(name, GoldenSample.data("scrm.wecom." + name + ".v1"));
    }

    private static Command read(String name, byte[] json) {
        return new CommandReader().read(GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json), "ww1:object");
    }
}
