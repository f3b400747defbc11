package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MassSends;
import dev.scrm.simulator.world.MassSends.MassSend;
import dev.scrm.simulator.world.MassSends.Task;
import dev.scrm.simulator.world.Relation;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: mass sends, which members have yet to confirm. */
final class MassSendApis {
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    private final World world;
    private final Attachments attachments;
    private final JsonMapper mapper = JsonMapper.builder().build();

    MassSendApis(World world) {
        this.world = world;
        attachments = new Attachments(world);
    }

    List<Api> all() {
        return List.of(
                api("add_msg_template", this::add),
                api("get_groupmsg_list_v2", this::list),
                api("get_groupmsg_task", this::tasks),
                api("get_groupmsg_send_result", this::results),
                api("remind_groupmsg_send", this::remind),
                api("cancel_groupmsg_send", this::cancel));
    }

    private static Api api(String name, Function<ApiCall, ObjectNode> answer) {
        return Api.post("externalcontact/" + name, answer).ofCustomerContact();
    }

    private ObjectNode add(ApiCall call) {
        var fields = call.fields();
        attachments.checkMessage(fields);
        var failed = new ArrayList<String>();
        var chatType = fields.has("chat_type") ? fields.text("chat_type") : "single";
        var recipients =
                switch (chatType) {
                    case "single" -> customers(fields, failed);
                    case "group" -> groups(fields, failed);
                    default -> throw ApiCall.invalid("chat_type");
                };
        if (recipients.isEmpty()) {
            throw new WecomError(41048, "no customer to send to");
        }
        var content = mapper.createObjectNode();
        content.set("text", call.body().path("text"));
        content.set("attachments", call.body().path("attachments"));
        var send = world.massSends.create(chatType, content.toString(), recipients);
        world.effects.note("externalcontact/add_msg_template", "", call.body().toString());
        var answer = Api.ok();
        var list = answer.putArray("fail_list");
        failed.forEach(list::add);
        return answer.put("msgid", send.msgId());
    }

    /** Named customers go before a filter of tags; a sender alone means all their customers. */
    private Map<String, List<String>> customers(Fields fields, List<String> failed) {
        var named = fields.texts("external_userid", 10_000);
        var sender = fields.text("sender");
        if (named.isEmpty() && sender.isEmpty() && !fields.has("tag_filter")) {
            throw ApiCall.invalid("sender, external_userid and tag_filter are all empty");
        }
        var byMember = new LinkedHashMap<String, List<String>>();
        if (!named.isEmpty()) {
            var member = sender.isEmpty() ? "" : world.members.require(sender).userId();
            for (var id : named) {
                follower(id, member)
                        .ifPresentOrElse(relation -> put(byMember, relation.userId(), id), () -> failed.add(id));
            }
            return byMember;
        }
        var members = sender.isEmpty() ? world.members.all() : List.of(world.members.require(sender));
        var filter = tagGroups(fields);
        for (var member : members) {
            for (var id : world.customers.of(member.userId())) {
                var relation = world.customers.relation(member.userId(), id).orElseThrow();
                if (filter.stream().allMatch(group -> relation.tagIds().stream().anyMatch(group::contains))) {
                    put(byMember, member.userId(), id);
                }
            }
        }
        return byMember;
    }

    /** The member who added the customer last, or the one who is to send. */
    private Optional<Relation> follower(String externalUserId, String member) {
        return world.customers.followers(externalUserId).stream()
                .filter(relation -> member.isEmpty() || relation.userId().equals(member))
                .max(Comparator.comparing(Relation::since));
    }

    private static List<List<String>> tagGroups(Fields fields) {
        return fields.object("tag_filter").objects("group_list", 100).stream()
                .map(group -> group.texts("tag_list", 100))
                .toList();
    }

    private Map<String, List<String>> groups(Fields fields, List<String> failed) {
        var sender = world.members.require(fields.text("sender", 40063)).userId();
        var named = fields.texts("chat_id_list", 2_000);
        var own = world.groups.all().stream()
                .filter(group -> group.ownerId().equals(sender))
                .map(group -> group.chatId())
                .toList();
        named.stream().filter(id -> !own.contains(id)).forEach(failed::add);
        var chosen =
                named.isEmpty() ? own : named.stream().filter(own::contains).toList();
        return chosen.isEmpty() ? Map.of() : Map.of(sender, chosen);
    }

    /** A limit that is too high is not refused but ignored. */
    private ObjectNode list(ApiCall call) {
        var fields = call.fields();
        var from = Instant.ofEpochSecond(fields.number("start_time", 0));
        var to = Instant.ofEpochSecond(fields.number("end_time", 0));
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw ApiCall.invalid("start_time and end_time are more than a month apart");
        }
        var page = Page.of(
                world.massSends.made(fields.text("chat_type", 40063), from, to),
                fields.text("cursor"),
                limit(fields, 50, 100));
        var answer = Api.ok();
        var list = answer.putArray("group_msg_list");
        for (var send : page.items()) {
            var described = list.addObject()
                    .put("msgid", send.msgId())
                    .put("create_time", send.createdAt().getEpochSecond())
                    .put("create_type", 0);
            described.setAll((ObjectNode) mapper.readTree(send.content()));
        }
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode tasks(ApiCall call) {
        var fields = call.fields();
        var send = dispatched(call);
        var page = Page.of(world.massSends.tasks(send.msgId()), fields.text("cursor"), limit(fields, 500, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("task_list");
        for (var task : page.items()) {
            var described = list.addObject().put("userid", task.userId()).put("status", task.sentAt() == null ? 0 : 2);
            if (task.sentAt() != null) {
                described.put("send_time", task.sentAt().getEpochSecond());
            }
        }
        return answer.put("next_cursor", page.nextCursor());
    }

    /** Of groups only those that got it are listed. */
    private ObjectNode results(ApiCall call) {
        var fields = call.fields();
        var send = dispatched(call);
        var task = world.massSends
                .task(
                        send.msgId(),
                        world.members.require(fields.text("userid", 41009)).userId())
                .orElseThrow(() -> new WecomError(41047, "the member has no part in the mass send"));
        boolean groups = send.chatType().equals("group");
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < task.recipients().size(); i++) {
            if (!groups || task.statuses().get(i) == MassSends.SENT) {
                rows.add(i);
            }
        }
        var page = Page.of(rows, fields.text("cursor"), limit(fields, 500, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("send_list");
        page.items().forEach(row -> describe(list.addObject(), task, row, groups));
        return answer.put("next_cursor", page.nextCursor());
    }

    private static void describe(ObjectNode to, Task task, int row, boolean group) {
        to.put(group ? "chat_id" : "external_userid", task.recipients().get(row))
                .put("userid", task.userId())
                .put("status", task.statuses().get(row));
        if (task.sentAt() != null) {
            to.put("send_time", task.sentAt().getEpochSecond());
        }
    }

    private ObjectNode remind(ApiCall call) {
        var send = dispatched(call);
        world.massSends.remind(send);
        world.effects.note("externalcontact/remind_groupmsg_send", send.msgId(), "");
        return Api.ok();
    }

    private ObjectNode cancel(ApiCall call) {
        var send = dispatched(call);
        world.massSends.cancel(send);
        world.effects.note("externalcontact/cancel_groupmsg_send", send.msgId(), "");
        return Api.ok();
    }

    private MassSend dispatched(ApiCall call) {
        return world.massSends.dispatched(call.text("msgid", 41046));
    }

    private static void put(Map<String, List<String>> byMember, String userId, String recipient) {
        byMember.computeIfAbsent(userId, _ -> new ArrayList<>()).add(recipient);
    }

    private static long limit(Fields fields, long ifMissing, long most) {
        long limit = fields.number("limit", ifMissing);
        return limit < 1 || limit > most ? ifMissing : limit;
    }
}
