package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Schedules, approvals and tickets of pages. */
class OfficeTests extends PlatformTests {
    private static final String LEAVE = """
            {"creator_userid":"lin.wei","template_id":"TPL-1","use_template_approver":1,"apply_data":{"contents":[{"control":"Text","id":"Text-1","value":{"text":"两天"}}]},"summary_list":[{"summary_info":[{"text":"请假","lang":"zh_CN"}]}]}""";

    @Test
    void keepsSchedules() {
        var id = add();

        platform.call("oa/schedule/update", "{\"schedule\":{\"schedule_id\":\"%s\",\"summary\":\"复盘\"}}".formatted(id));

        var kept = get(id);
        assertThat(kept.path("summary").asString()).isEqualTo("复盘");
        assertThat(kept.path("start_time").asLong()).isEqualTo(1_780_000_000);
        platform.call("oa/schedule/del", "{\"schedule_id\":\"%s\"}".formatted(id));
        assertThat(get(id).isMissingNode()).isTrue();
        assertThat(platform.call("oa/schedule/del", "{\"schedule_id\":\"%s\"}".formatted(id))
                        .errcode())
                .isEqualTo(40058);
    }

    @Test
    void keepsHowAScheduleComesAgain() {
        var id = platform.call("oa/schedule/add", """
                {"schedule":{"start_time":1780000000,"end_time":1780003600,"reminders":{"is_remind":1,"remind_time_diffs":[0,-900],
                "is_repeat":1,"repeat_type":1,"is_custom_repeat":1,"repeat_interval":2,"repeat_day_of_week":[1,5],"timezone":8}}}""").text("schedule_id");

        assertThat(get(id).path("reminders").toString())
                .contains("\"repeat_interval\":2", "\"repeat_day_of_week\":[1,5]");
    }

    @Test
    void tellsWhatMembersDoWithSchedules() {
        var id = add();

        platform.control("schedules/" + id + "/responses", "{\"userId\":\"chen.bo\"}");
        platform.delete("/sim/v1/schedules/" + id);

        assertThat(event("ScheduleId", id, "respond_schedule").text("FromUserName"))
                .isEqualTo("chen.bo");
        event("ScheduleId", id, "delete_schedule");
        assertThat(get(id).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'start_time':2,'end_time':1} | 40058",
                "{'end_time':1} | 40058",
                "{'start_time':1,'end_time':2,'organizer':'lin.wei'} | 90493",
                "{'start_time':1,'end_time':2,'attendees':[{'userid':'ghost'}]} | 60111",
                "{'start_time':1,'end_time':2,'reminders':{'timezone':13}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'is_remind':2}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'remind_before_event_secs':60}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'repeat_type':3}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'repeat_until':1}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'repeat_interval':0}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'repeat_day_of_week':[8]}} | 40058",
                "{'start_time':1,'end_time':2,'reminders':{'repeat_day_of_month':['x']}} | 40058"
            })
    void refusesSchedulesThatCannotBe(String schedule, int errcode) {
        assertThat(platform.call("oa/schedule/add", "{\"schedule\":%s}".formatted(schedule.replace('\'', '"')))
                        .errcode())
                .isEqualTo(errcode);
    }

    @Test
    void takesApprovalsAndTellsWhatWasDecided() {
        platform.advance(Duration.ofSeconds(2));
        long now = Instant.parse(platform.get("/sim/v1/clock").text("now")).getEpochSecond();
        var number = platform.call("oa/applyevent", LEAVE).text("sp_no");
        assertThat(detail(number).path("sp_status").asInt()).isEqualTo(1);

        platform.control("approvals/" + number + "/decisions", "{\"status\":\"passed\"}");

        assertThat(detail(number).path("sp_status").asInt()).isEqualTo(2);
        assertThat(detail(number).path("apply_data").toString()).contains("两天");
        var told = await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.plaintext().contains(number))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(told.text("Event")).isEqualTo("sys_approval_change");
        assertThat(told.plaintext()).contains("<StatuChangeEvent>2</StatuChangeEvent>", "<SpStatus>2</SpStatus>");
        var listed = platform.call(
                "oa/getapprovalinfo",
                "{\"starttime\":\"%d\",\"endtime\":\"%d\",\"filters\":[{\"key\":\"sp_status\",\"value\":\"2\"}]}"
                        .formatted(now - 10, now + 10));
        assertThat(listed.body().path("sp_no_list").toString()).contains(number);
        assertThat(platform.control("approvals/" + number + "/decisions", "{\"status\":\"rejected\"}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"lin.wei, ghost, 301021", "TPL-1, '', 301025", "Text-1, Text-1, 0"})
    void checksWhatIsAppliedFor(String from, String to, int errcode) {
        assertThat(platform.call("oa/applyevent", LEAVE.replace(from, to)).errcode())
                .isEqualTo(errcode);
    }

    @Test
    void keepsThroughWhoseHandsAnApprovalGoes() {
        var number = platform.call("oa/applyevent", by("""
                        {"type":1,"apv_rel":2,"userid":["chen.bo"]},{"type":2,"userid":["sun.jing"]}""")).text("sp_no");

        assertThat(detail(number).path("sp_record").toString())
                .contains("chen.bo")
                .doesNotContain("sun.jing");
        assertThat(detail(number).path("notifyer").toString()).isEqualTo("[{\"userid\":\"sun.jing\"}]");
        assertThat(detail(number).path("applyer").path("partyid").asString()).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':1,'userid':['chen.bo']} | 40058",
                "{'type':4,'apv_rel':1,'userid':['chen.bo']} | 40058",
                "{'type':1,'apv_rel':1,'userid':[]} | 301025",
                "{'type':1,'apv_rel':1,'userid':['ghost']} | 301021",
                "'' | 40058"
            })
    void refusesProcessesThatCannotBe(String node, int errcode) {
        assertThat(platform.call("oa/applyevent", by(node.replace('\'', '"'))).errcode())
                .isEqualTo(errcode);
    }

    private static String by(String nodes) {
        return LEAVE.replace(
                "\"use_template_approver\":1",
                "\"use_template_approver\":0,\"choose_department\":3,\"process\":{\"node_list\":[%s]}"
                        .formatted(nodes));
    }

    @Test
    void givesTicketsOfTheCorpAndOfTheApp() {
        var corp = platform.read("get_jsapi_ticket", "").text("ticket");
        var app = platform.read("ticket/get", "type=agent_config").text("ticket");

        assertThat(corp).isNotEmpty().isNotEqualTo(app);
        assertThat(platform.read("get_jsapi_ticket", "").text("ticket")).isEqualTo(corp);
        assertThat(platform.read("ticket/get", "type=x").errcode()).isEqualTo(91040);
        platform.advance(Duration.ofHours(2));
        assertThat(platform.read("get_jsapi_ticket", "").text("ticket")).isNotEqualTo(corp);
    }

    private String add() {
        return platform.call(
                        "oa/schedule/add",
                        "{\"schedule\":{\"start_time\":1780000000,\"end_time\":1780003600,\"summary\":\"例会\",\"attendees\":[{\"userid\":\"chen.bo\"}]}}")
                .text("schedule_id");
    }

    private JsonNode get(String id) {
        return platform.call("oa/schedule/get", "{\"schedule_id_list\":[\"%s\"]}".formatted(id))
                .body()
                .path("schedule_list")
                .path(0);
    }

    private JsonNode detail(String number) {
        return platform.call("oa/getapprovaldetail", "{\"sp_no\":\"%s\"}".formatted(number))
                .body()
                .path("info");
    }

    private TestGateway.Received event(String field, String id, String event) {
        return await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.text(field).equals(id))
                                .filter(callback -> callback.text("Event").equals(event))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
