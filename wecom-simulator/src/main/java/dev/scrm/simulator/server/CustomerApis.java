package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Customer;
import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.Relation;
import dev.scrm.simulator.world.Tags;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: customers, remarks, tags on customers. */
final class CustomerApis {
    private final World world;

    CustomerApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.get("externalcontact/get_follow_user_list", this::followUsers)
                        .ofCustomerContact(),
                Api.get("externalcontact/list", this::list).ofCustomerContact(),
                Api.get("externalcontact/get", this::get).ofCustomerContact(),
                Api.post("externalcontact/batch/get_by_user", this::batch).ofCustomerContact(),
                Api.post("externalcontact/contact_list", this::served).ofCustomerContact(),
                Api.post("externalcontact/remark", this::remark).ofCustomerContact(),
                Api.post("externalcontact/mark_tag", this::markTag)
                        .ofCustomerContact()
                        .exclusiveBy(call -> call.text("userid") + "/" + call.text("external_userid")));
    }

    private ObjectNode followUsers(ApiCall call) {
        var answer = Api.ok();
        var users = answer.putArray("follow_user");
        world.members.all().stream().filter(Member::mayHaveCustomers).forEach(member -> users.add(member.userId()));
        return answer;
    }

    private ObjectNode list(ApiCall call) {
        var userId = member(call.parameter("userid", 40003));
        var customers = world.customers.of(userId);
        if (customers.isEmpty()) {
            throw new WecomError(84061, "not external contact");
        }
        var answer = Api.ok();
        var ids = answer.putArray("external_userid");
        customers.forEach(ids::add);
        return answer;
    }

    private ObjectNode get(ApiCall call) {
        var customer = world.customers
                .find(call.parameter("external_userid", 41035))
                .orElseThrow(() -> new WecomError(40096, "invalid external userid"));
        var followers = world.customers.followers(customer.externalUserId());
        if (followers.isEmpty()) {
            throw new WecomError(84061, "not external contact");
        }
        var answer = Api.ok();
        describe(answer.putObject("external_contact"), customer);
        var followUsers = answer.putArray("follow_user");
        followers.forEach(relation -> describe(followUsers.addObject(), relation));
        return answer.put("next_cursor", "");
    }

    /** A limit that is too high is taken for the highest. */
    private ObjectNode batch(ApiCall call) {
        var fields = call.fields();
        var members =
                fields.texts("userid_list", 100).stream().map(this::member).toList();
        if (members.isEmpty()) {
            throw new WecomError(40031, "userid_list is empty");
        }
        var page =
                page(members, fields.text("cursor"), Math.min(fields.number("limit", 50, 1, Integer.MAX_VALUE), 100));
        var answer = Api.ok();
        var list = answer.putArray("external_contact_list");
        for (var relation : page.items()) {
            var item = list.addObject();
            describe(item.putObject("external_contact"), customer(relation));
            describeBriefly(item.putObject("follow_info"), relation);
        }
        answer.put("next_cursor", page.nextCursor());
        answer.putObject("fail_info").putArray("unlicensed_userid_list");
        return answer;
    }

    /** All customers of all members; people in groups who are no customers are not simulated. */
    private ObjectNode served(ApiCall call) {
        var members = world.members.all().stream().map(Member::userId).toList();
        var page = page(members, call.text("cursor"), call.fields().number("limit", 1_000, 1, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("info_list");
        for (var relation : page.items()) {
            list.addObject()
                    .put("is_customer", true)
                    .put("external_userid", relation.externalUserId())
                    .put("name", customer(relation).name())
                    .put("follow_userid", relation.userId())
                    .put("add_time", relation.since().getEpochSecond());
        }
        return answer.put("next_cursor", page.nextCursor());
    }

    /** The cursor holds the member and the position of the next relation, so that a page costs what it holds. */
    private Page<Relation> page(List<String> members, String cursor, long limit) {
        long from = Page.position(cursor);
        int member = (int) (from >>> 32);
        long position = from & 0xFFFF_FFFFL;
        var found = new ArrayList<Relation>();
        while (member < members.size() && found.size() < limit) {
            if (position < world.customers.positions(members.get(member))) {
                world.customers.at(members.get(member), position).ifPresent(found::add);
                position++;
            } else {
                member++;
                position = 0;
            }
        }
        while (member < members.size() && position >= world.customers.positions(members.get(member))) {
            member++;
            position = 0;
        }
        return new Page<>(found, member < members.size() ? Page.cursor(((long) member << 32) | position) : "");
    }

    private Customer customer(Relation relation) {
        return world.customers.find(relation.externalUserId()).orElseThrow();
    }

    private static void describe(ObjectNode to, Customer customer) {
        to.put("external_userid", customer.externalUserId())
                .put("name", customer.name())
                .put("type", customer.type())
                .put("gender", customer.gender())
                .put("avatar", customer.avatar());
        if (customer.unionId() != null && customer.type() == 1) {
            to.put("unionid", customer.unionId());
        }
        if (customer.type() == 2) {
            to.put("position", customer.position()).put("corp_name", customer.corpName());
        }
    }

    /** As batch/get_by_user has it: with the ids of tags only. */
    private static void describeBriefly(ObjectNode to, Relation relation) {
        describeNotes(to, relation);
        var tags = to.putArray("tag_id");
        relation.tagIds().forEach(tags::add);
    }

    private void describe(ObjectNode to, Relation relation) {
        describeNotes(to, relation);
        describe(to.putArray("tags"), relation.tagIds());
    }

    private static void describeNotes(ObjectNode to, Relation relation) {
        to.put("userid", relation.userId())
                .put("remark", relation.remark())
                .put("description", relation.description())
                .put("createtime", relation.since().getEpochSecond())
                .put("remark_corp_name", relation.remarkCorpName())
                .put("add_way", relation.addWay())
                .put("oper_userid", relation.externalUserId());
        if (relation.state() != null) {
            to.put("state", relation.state());
        }
        var mobiles = to.putArray("remark_mobiles");
        relation.remarkMobiles().forEach(mobiles::add);
    }

    private void describe(ArrayNode to, List<String> tagIds) {
        for (var tag :
                tagIds.stream().flatMap(id -> world.tags.find(id).stream()).toList()) {
            to.addObject()
                    .put(
                            "group_name",
                            world.tags
                                    .group(tag.groupId())
                                    .map(Tags.Group::name)
                                    .orElse(""))
                    .put("tag_name", tag.name())
                    .put("tag_id", tag.id())
                    .put("type", 1);
        }
    }

    private ObjectNode remark(ApiCall call) {
        var userId = member(call.text("userid", 40003));
        var remark = new Relation.Remark(
                call.body().has("remark") ? call.shortText("remark", 20) : null,
                call.body().has("description") ? call.shortText("description", 150) : null,
                call.body().has("remark_company") ? call.shortText("remark_company", 20) : null,
                call.body().has("remark_mobiles") ? mobiles(call) : null,
                call.body().has("remark_pic_mediaid") ? picture(call) : null);
        if (remark.equals(new Relation.Remark(null, null, null, null, null))) {
            throw ApiCall.invalid("nothing to remark");
        }
        world.customers.remark(userId, call.text("external_userid", 41035), remark);
        return Api.ok();
    }

    /** One empty number clears them all. */
    private static List<String> mobiles(ApiCall call) {
        return call.texts("remark_mobiles").stream()
                .filter(mobile -> !mobile.isEmpty())
                .toList();
    }

    private String picture(ApiCall call) {
        return world.media
                .require(call.text("remark_pic_mediaid"), MediaStore.MESSAGES, "image")
                .mediaId();
    }

    private ObjectNode markTag(ApiCall call) {
        var userId = member(call.text("userid", 40003));
        var externalUserId = call.text("external_userid", 41035);
        var add = call.texts("add_tag");
        var remove = call.texts("remove_tag");
        if (add.isEmpty() && remove.isEmpty()) {
            throw ApiCall.invalid("add_tag and remove_tag are both empty");
        }
        if (!add.stream().allMatch(id -> world.tags.find(id).isPresent())) {
            throw new WecomError(40068, "invalid tagid");
        }
        world.customers.mark(userId, externalUserId, add, remove);
        return Api.ok();
    }

    private String member(String userId) {
        return world.members.require(userId).userId();
    }
}
