package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Approvals.Approval;
import dev.scrm.simulator.world.Schedules.Schedule;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** oa: schedules and approvals. */
final class OfficeApis {
    private static final int MOST_ATTENDEES = 1_000;

    /** Of a step of an approval: who is only told. */
    private static final int COPIED = 2;

    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    /** How many seconds before a schedule WeCom reminds of it in its older field. */
    private static final Set<Long> BEFORE = Set.of(0L, 300L, 900L, 3_600L, 86_400L);

    /** Of a whole day: at nine in the morning. */
    private static final int LONGEST_AFTER = 32_400;

    /** Days, weeks, months, years, workdays. */
    private static final Set<Long> REPETITIONS = Set.of(0L, 1L, 2L, 5L, 7L);

    private final World world;
    private final JsonMapper mapper = JsonMapper.builder().build();

    OfficeApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("oa/schedule/add", this::addSchedule),
                Api.post("oa/schedule/update", this::updateSchedule),
                Api.post("oa/schedule/get", this::schedules),
                Api.post("oa/schedule/del", this::deleteSchedule),
                Api.post("oa/applyevent", this::apply).of(Api.Access.APPROVALS),
                Api.post("oa/getapprovaldetail", this::approval).of(Api.Access.APPROVALS),
                Api.post("oa/getapprovalinfo", this::approvals).of(Api.Access.APPROVALS));
    }

    private ObjectNode addSchedule(ApiCall call) {
        var fields = call.fields().required("schedule");
        var added = world.schedules.save(schedule(world.schedules.newId(), call, fields, (ObjectNode)
                fields.node().deepCopy()));
        world.effects.note("oa/schedule/add", "", added.fields());
        return Api.ok().put("schedule_id", added.scheduleId());
    }

    /** What is left out stays as it is. */
    private ObjectNode updateSchedule(ApiCall call) {
        var fields = call.fields().required("schedule");
        var before = schedule(call, fields.text("schedule_id", 40063));
        var changed = (ObjectNode) mapper.readTree(before.fields());
        changed.setAll((ObjectNode) fields.node());
        changed.remove("schedule_id");
        world.schedules.save(schedule(before.scheduleId(), call, new Fields(changed), changed));
        return Api.ok();
    }

    private ObjectNode schedules(ApiCall call) {
        var answer = Api.ok();
        var list = answer.putArray("schedule_list");
        for (var id : call.fields().texts("schedule_id_list", 1_000)) {
            world.schedules
                    .find(id)
                    .filter(known -> known.agentId() == call.app().agentId())
                    .ifPresent(
                            known -> list.add(((ObjectNode) mapper.readTree(known.fields())).put("schedule_id", id)));
        }
        return answer;
    }

    private ObjectNode deleteSchedule(ApiCall call) {
        world.schedules.remove(schedule(call, call.text("schedule_id", 40063)));
        return Api.ok();
    }

    private Schedule schedule(ApiCall call, String id) {
        return world.schedules
                .find(id)
                .filter(known -> known.agentId() == call.app().agentId())
                .orElseThrow(() -> ApiCall.invalid("schedule_id"));
    }

    private Schedule schedule(String id, ApiCall call, Fields fields, ObjectNode kept) {
        if (fields.has("organizer")) {
            throw new WecomError(90493, "organizer is deprecated");
        }
        long start = fields.number("start_time", 0, 1, Long.MAX_VALUE);
        fields.number("end_time", 0, start, Long.MAX_VALUE);
        fields.shortText("summary", 128);
        fields.shortText("description", 1_000);
        fields.shortText("location", 128);
        fields.texts("admins", 3).forEach(world.members::require);
        checkReminders(fields.object("reminders"), start);
        var attendees = fields.objects("attendees", MOST_ATTENDEES).stream()
                .map(attendee ->
                        world.members.require(attendee.text("userid", 41009)).userId())
                .toList();
        return new Schedule(id, call.app().agentId(), fields.text("cal_id"), attendees, kept.toString());
    }

    private static void checkReminders(Fields reminders, long start) {
        reminders.number("timezone", 8, -12, 12);
        for (var yesOrNo : List.of("is_remind", "is_repeat", "is_custom_repeat")) {
            reminders.number(yesOrNo, 0, 0, 1);
        }
        if (!BEFORE.contains(reminders.number("remind_before_event_secs", 0))) {
            throw ApiCall.invalid("remind_before_event_secs");
        }
        reminders.numbers("remind_time_diffs", Integer.MIN_VALUE, LONGEST_AFTER);
        if (!REPETITIONS.contains(reminders.number("repeat_type", 0))) {
            throw ApiCall.invalid("repeat_type");
        }
        reminders.number("repeat_until", start + 1, start + 1, Long.MAX_VALUE);
        reminders.number("repeat_interval", 1, 1, Integer.MAX_VALUE);
        reminders.numbers("repeat_day_of_week", 1, 7);
        reminders.numbers("repeat_day_of_month", 1, 31);
    }

    private ObjectNode apply(ApiCall call) {
        var fields = call.fields();
        var applicant = world.members
                .find(fields.text("creator_userid", 301025))
                .orElseThrow(() -> new WecomError(301021, "userid invalid"));
        var templateId = fields.text("template_id", 301025);
        if (fields.object("apply_data").objects("contents", 200).isEmpty()
                || fields.objects("summary_list", 3).isEmpty()) {
            throw new WecomError(301025, "apply_data or summary_list is empty");
        }
        boolean byTemplate = fields.number("use_template_approver", 0, 0, 1) == 1;
        if (!byTemplate && !fields.has("process") && !fields.has("approver")) {
            throw new WecomError(301025, "process is missing");
        }
        if (!byTemplate && fields.has("process")) {
            checkProcess(fields.object("process"));
        }
        var department = Long.toString(fields.number("choose_department", 1, 1, Long.MAX_VALUE));
        return Api.ok()
                .put(
                        "sp_no",
                        world.approvals
                                .apply(
                                        templateId,
                                        applicant.userId(),
                                        fields.object("apply_data").node().toString(),
                                        byTemplate
                                                ? "{}"
                                                : fields.object("process")
                                                        .node()
                                                        .toString(),
                                        department)
                                .number());
    }

    /** 1 approves, 2 is told, 3 carries out; all, any or one after the other. */
    private void checkProcess(Fields process) {
        for (var node : process.objects("node_list", 1, Integer.MAX_VALUE)) {
            if (node.number("type", 0, 1, 3) != COPIED) {
                node.number("apv_rel", 0, 1, 3);
            }
            if (node.texts("userid").isEmpty()) {
                throw new WecomError(301025, "a node of process has no userid");
            }
            if (!node.texts("userid").stream()
                    .allMatch(userId -> world.members.find(userId).isPresent())) {
                throw new WecomError(301021, "userid invalid");
            }
        }
    }

    private ObjectNode approval(ApiCall call) {
        Approval approval = world.approvals
                .find(call.text("sp_no", 301025))
                .orElseThrow(() -> new WecomError(301025, "sp_no not found"));
        var answer = Api.ok();
        var info = answer.putObject("info")
                .put("sp_no", approval.number())
                .put("sp_name", approval.templateId())
                .put("sp_status", approval.status().number())
                .put("template_id", approval.templateId())
                .put("apply_time", approval.appliedAt().getEpochSecond());
        info.putObject("applyer").put("userid", approval.applicant()).put("partyid", approval.department());
        var records = info.putArray("sp_record");
        var told = info.putArray("notifyer");
        for (var node : new Fields(mapper.readTree(approval.process())).objects("node_list", Integer.MAX_VALUE)) {
            var details = node.number("type", 0) == COPIED
                    ? null
                    : records.addObject().putArray("details");
            node.texts("userid")
                    .forEach(userId -> (details == null
                                    ? told.addObject()
                                    : details.addObject().putObject("approver"))
                            .put("userid", userId));
        }
        info.set("apply_data", mapper.readTree(approval.applyData()));
        info.putArray("comments");
        return answer;
    }

    /** The times are texts here. */
    private ObjectNode approvals(ApiCall call) {
        var fields = call.fields();
        var from = Instant.ofEpochSecond(fields.number("starttime", 0));
        var to = Instant.ofEpochSecond(fields.number("endtime", 0));
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw new WecomError(301025, "starttime and endtime are more than 31 days apart");
        }
        var filters = fields.objects("filters", 10);
        var found = world.approvals.applied(from, to).stream()
                .filter(approval -> filters.stream().allMatch(filter -> matches(approval, filter)))
                .map(Approval::number)
                .toList();
        var page = Page.of(found, fields.text("new_cursor"), fields.number("size", 100, 1, 100));
        var answer = Api.ok();
        var list = answer.putArray("sp_no_list");
        page.items().forEach(list::add);
        return answer.put("new_next_cursor", page.nextCursor());
    }

    private static boolean matches(Approval approval, Fields filter) {
        var value = filter.text("value");
        return switch (filter.text("key", 301025)) {
            case "template_id" -> approval.templateId().equals(value);
            case "creator" -> approval.applicant().equalsIgnoreCase(value);
            case "sp_status" -> Integer.toString(approval.status().number()).equals(value);
            default -> throw new WecomError(301025, "unknown filter");
        };
    }
}
