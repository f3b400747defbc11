package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.Moments.Moment;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: moments. */
final class MomentApis {
    private static final int LONGEST_TEXT = 2_000;
    private static final String ATTACHMENTS_OF_MOMENTS = "attachment-1";

    private static final Duration LONGEST_SPAN = Duration.ofDays(30);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final World world;
    private final Attachments attachments;

    MomentApis(World world) {
        this.world = world;
        attachments = new Attachments(world);
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/add_moment_task", this::add).ofCustomerContact(),
                Api.get("externalcontact/get_moment_task_result", this::result).ofCustomerContact(),
                Api.post("externalcontact/cancel_moment_task", this::cancel).ofCustomerContact(),
                Api.post("externalcontact/get_moment_list", this::list).ofCustomerContact(),
                Api.post("externalcontact/get_moment_task", this::tasks).ofCustomerContact(),
                Api.post("externalcontact/get_moment_send_result", this::audience)
                        .ofCustomerContact());
    }

    private ObjectNode add(ApiCall call) {
        var fields = call.fields();
        checkContent(fields);
        var range = fields.object("visible_range");
        var wanted = range.object("sender_list").texts("user_list", 100_000);
        var parties = range.object("sender_list").texts("department_list", 100_000);
        var tags = range.object("external_contact_list").texts("tag_list", 10_000);
        var senders = new LinkedHashSet<String>();
        wanted.forEach(id -> world.members.find(id).ifPresent(member -> senders.add(member.userId())));
        parties.forEach(
                id -> senders.addAll(ids(world.members.in(Long.parseLong(id.matches("\\d{1,18}") ? id : "0")))));
        if (wanted.isEmpty() && parties.isEmpty()) {
            senders.addAll(ids(world.members.all()));
        }
        if (senders.isEmpty()) {
            throw new WecomError(60111, "no sender is a member");
        }
        var moment = world.moments.create(
                content(call),
                List.copyOf(senders),
                tags.stream().filter(id -> world.tags.find(id).isPresent()).toList(),
                wanted.stream().filter(id -> world.members.find(id).isEmpty()).toList(),
                tags.stream().filter(id -> world.tags.find(id).isEmpty()).toList());
        return Api.ok().put("jobid", moment.jobId());
    }

    private static String content(ApiCall call) {
        var content = JsonNodeFactory.instance.objectNode();
        content.set("text", call.body().path("text"));
        content.set("attachments", call.body().path("attachments"));
        return content.toString();
    }

    /** Nine pictures, or a video, or a link. */
    private void checkContent(Fields fields) {
        var text = fields.object("text").shortText("content", LONGEST_TEXT);
        ApiCall.checkBytes(text, 4_000, 45002);
        if (text.isEmpty() && fields.node().path("attachments").isEmpty()) {
            throw ApiCall.invalid("text and attachments are both empty");
        }
        attachments.check(fields, ATTACHMENTS_OF_MOMENTS);
        var types = fields.objects("attachments", 9).stream()
                .map(attachment -> attachment.text("msgtype"))
                .collect(Collectors.toSet());
        boolean pictures = types.equals(Set.of("image"));
        if (types.contains("file") || types.contains("miniprogram")) {
            throw new WecomError(41065, "invalid attachment msgtype");
        }
        if (!pictures && fields.node().path("attachments").size() > 1) {
            throw new WecomError(41064, "only pictures can be several");
        }
    }

    private ObjectNode result(ApiCall call) {
        var moment = world.moments.ofJob(call.parameter("jobid", 40088));
        int status = world.moments.status(moment);
        var answer = Api.ok().put("status", status).put("type", "add_moment_task");
        if (status == 3) {
            var result = answer.putObject("result")
                    .put("errcode", 0)
                    .put("errmsg", "ok")
                    .put("moment_id", moment.momentId());
            var senders = result.putObject("invalid_sender_list");
            var users = senders.putArray("user_list");
            moment.unknownSenders().forEach(users::add);
            senders.putArray("department_list");
            var tags = result.putObject("invalid_external_contact_list").putArray("tag_list");
            moment.unknownTags().forEach(tags::add);
        }
        return answer;
    }

    private ObjectNode cancel(ApiCall call) {
        world.moments.cancel(moment(call));
        return Api.ok();
    }

    /** All are the corp's: members publish none of their own here. */
    private ObjectNode list(ApiCall call) {
        var fields = call.fields();
        var from = Instant.ofEpochSecond(fields.number("start_time", 0));
        var to = Instant.ofEpochSecond(fields.number("end_time", 0));
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw ApiCall.invalid("start_time and end_time are more than 30 days apart");
        }
        boolean personalOnly = fields.number("filter_type", 2, 0, 2) == 1;
        var made = personalOnly ? List.<Moment>of() : world.moments.made(from, to);
        var page = Page.of(made, call.text("cursor"), fields.number("limit", 20, 1, 20));
        var answer = Api.ok();
        var list = answer.putArray("moment_list");
        for (var moment : page.items()) {
            list.addObject()
                    .put("moment_id", moment.momentId())
                    .put("create_time", moment.createdAt().getEpochSecond())
                    .put("create_type", 0)
                    .put("visible_type", moment.tags().isEmpty() ? 1 : 0)
                    .set("text", MAPPER.readTree(moment.content()).path("text"));
        }
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode tasks(ApiCall call) {
        var moment = moment(call);
        var page = Page.of(moment.senders(), call.text("cursor"), call.fields().number("limit", 500, 1, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("task_list");
        page.items()
                .forEach(userId -> list.addObject()
                        .put("userid", userId)
                        .put("publish_status", moment.published().contains(userId) ? 1 : 0));
        return answer.put("next_cursor", page.nextCursor());
    }

    /** The customers to whom a member's moment got. */
    private ObjectNode audience(ApiCall call) {
        var moment = moment(call);
        var userId = world.members.require(call.text("userid", 41009)).userId();
        if (!moment.senders().contains(userId)) {
            throw new WecomError(41061, "the moment is not the member's");
        }
        if (!moment.published().contains(userId)) {
            throw new WecomError(41062, "the member has not published the moment");
        }
        var page = Page.of(
                world.moments.audience(moment, userId),
                call.text("cursor"),
                call.fields().number("limit", 3_000, 1, 5_000));
        var answer = Api.ok();
        var list = answer.putArray("customer_list");
        page.items().forEach(id -> list.addObject().put("external_userid", id));
        return answer.put("next_cursor", page.nextCursor());
    }

    private Moment moment(ApiCall call) {
        return world.moments.require(call.text("moment_id", 41059));
    }

    private static List<String> ids(List<Member> members) {
        return members.stream().map(Member::userId).toList();
    }
}
