package dev.scrm.simulator.server;

import dev.scrm.simulator.world.AcquisitionLinks.Link;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact/customer_acquisition: an app sees the links that it made. */
final class AcquisitionApis {
    private static final int MOST_PEOPLE = 500;
    private static final int MOST_PREFERRED = 1_000;

    private final World world;
    private final JsonMapper mapper = JsonMapper.builder().build();

    AcquisitionApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                api("list_link", this::list),
                api("get", this::get),
                api("create_link", this::create),
                api("update_link", this::update),
                api("delete_link", this::delete),
                api("customer", this::customers),
                api("get_chat_info", this::chat),
                Api.get("externalcontact/customer_acquisition_quota", this::quota)
                        .ofCustomerContact());
    }

    private static Api api(String name, Function<ApiCall, ObjectNode> answer) {
        return Api.post("externalcontact/customer_acquisition/" + name, answer).ofCustomerContact();
    }

    private ObjectNode list(ApiCall call) {
        var page = Page.of(
                world.links.of(call.app().agentId()),
                call.text("cursor"),
                call.fields().number("limit", 100, 1, 100));
        var answer = Api.ok();
        var ids = answer.putArray("link_id_list");
        page.items().forEach(link -> ids.add(link.linkId()));
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode get(ApiCall call) {
        var link = link(call);
        var answer = Api.ok();
        var settings = new Fields(mapper.readTree(link.settings()));
        answer.putObject("link")
                .put("link_name", link.name())
                .put("url", link.url())
                .put("create_time", link.createdAt().getEpochSecond())
                .put("skip_verify", settings.node().path("skip_verify").asBoolean(true))
                .put("mark_source", settings.node().path("mark_source").asBoolean(true));
        var range = answer.putObject("range");
        var users = range.putArray("user_list");
        link.userIds().forEach(users::add);
        var departments = range.putArray("department_list");
        link.departments().forEach(departments::add);
        if (settings.has("priority_option")) {
            answer.set("priority_option", settings.node().path("priority_option"));
        }
        return answer;
    }

    private ObjectNode create(ApiCall call) {
        call.text("link_name", 40063);
        checkPriority(call);
        if (!call.fields().has("range")) {
            throw ApiCall.invalid("range is missing");
        }
        var link = world.links.save(checked(new Link(
                world.links.newLinkId(),
                call.app().agentId(),
                call.shortText("link_name", 30),
                world.now(),
                users(call),
                departments(call),
                call.body().toString())));
        world.effects.note(
                "externalcontact/customer_acquisition/create_link",
                link.name(),
                call.body().toString());
        var answer = Api.ok();
        answer.putObject("link")
                .put("link_id", link.linkId())
                .put("link_name", link.name())
                .put("url", link.url())
                .put("create_time", link.createdAt().getEpochSecond());
        return answer;
    }

    /** The range is overwritten when there is one. */
    private ObjectNode update(ApiCall call) {
        var link = link(call);
        boolean range = call.fields().has("range");
        checkPriority(call);
        var settings = (ObjectNode) mapper.readTree(link.settings());
        settings.setAll((ObjectNode) call.body());
        var changed = checked(new Link(
                link.linkId(),
                link.agentId(),
                call.fields().has("link_name") ? call.shortText("link_name", 30) : link.name(),
                link.createdAt(),
                range ? users(call) : link.userIds(),
                range ? departments(call) : link.departments(),
                settings.toString()));
        if (!changed.equals(link)) {
            world.links.save(changed);
            world.effects.note(
                    "externalcontact/customer_acquisition/update_link",
                    link.linkId(),
                    call.body().toString());
        }
        return Api.ok();
    }

    private ObjectNode delete(ApiCall call) {
        var link = link(call);
        world.links.remove(link);
        world.effects.note("externalcontact/customer_acquisition/delete_link", link.linkId(), "");
        return Api.ok();
    }

    private ObjectNode customers(ApiCall call) {
        var page = Page.of(
                world.links.arrivals(link(call)),
                call.text("cursor"),
                call.fields().number("limit", 1_000, 1, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("customer_list");
        for (var arrival : page.items()) {
            list.addObject()
                    .put("external_userid", arrival.externalUserId())
                    .put("userid", arrival.userId())
                    .put("chat_status", arrival.chatStatus())
                    .put("state", arrival.state() == null ? "" : arrival.state());
        }
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode chat(ApiCall call) {
        var arrival = world.links
                .chat(call.text("chat_key"))
                .filter(known -> world.links
                        .find(known.linkId())
                        .filter(link -> link.agentId() == call.app().agentId())
                        .isPresent())
                .orElseThrow(() -> new WecomError(41201, "invalid chat_key"));
        var answer = Api.ok().put("userid", arrival.userId()).put("external_userid", arrival.externalUserId());
        answer.putObject("chat_info")
                .put("recv_msg_cnt", arrival.received())
                .put("link_id", arrival.linkId())
                .put("state", arrival.state() == null ? "" : arrival.state());
        return answer;
    }

    private ObjectNode quota(ApiCall call) {
        var quota = world.links.quota();
        var answer = Api.ok().put("total", quota.total()).put("balance", quota.balance());
        answer.putArray("quota_list")
                .addObject()
                .put("expire_date", world.now().plus(Duration.ofDays(365)).getEpochSecond())
                .put("balance", quota.balance());
        return answer;
    }

    private Link link(ApiCall call) {
        return world.links
                .find(call.text("link_id", 40063))
                .filter(link -> link.agentId() == call.app().agentId())
                .orElseThrow(() -> ApiCall.invalid("link_id"));
    }

    private Link checked(Link link) {
        link.userIds().forEach(world.members::require);
        if (!link.departments().stream()
                .allMatch(id -> world.members.department(id).isPresent())) {
            throw new WecomError(60123, "invalid party");
        }
        int people = world.links.membersOf(link).size();
        if (people == 0 || people > MOST_PEOPLE) {
            throw ApiCall.invalid("range has no members, or more than 500");
        }
        return link;
    }

    /** 1 prefers whoever of the corp has the customer already, 2 those who are named. */
    private void checkPriority(ApiCall call) {
        if (!call.fields().has("priority_option")) {
            return;
        }
        var priority = call.fields().required("priority_option");
        long type = priority.number("priority_type", 0, 1, 2);
        var named = priority.texts("priority_userid_list", MOST_PREFERRED);
        if (type == 2 && named.isEmpty()) {
            throw ApiCall.invalid("priority_userid_list is empty");
        }
        named.forEach(world.members::require);
    }

    private static List<String> users(ApiCall call) {
        return call.fields().object("range").texts("user_list", MOST_PEOPLE);
    }

    private static List<Long> departments(ApiCall call) {
        return call.body()
                .path("range")
                .path("department_list")
                .valueStream()
                .map(id -> id.asLong(0))
                .toList();
    }
}
