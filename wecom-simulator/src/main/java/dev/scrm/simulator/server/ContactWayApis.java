package dev.scrm.simulator.server;

import dev.scrm.simulator.world.ContactWays.ContactWay;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: the ways to add a member. */
final class ContactWayApis {
    private static final int MOST_USERS = 100;

    private final World world;

    ContactWayApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/add_contact_way", this::add).ofCustomerContact(),
                Api.post("externalcontact/get_contact_way", this::get).ofCustomerContact());
    }

    private ObjectNode add(ApiCall call) {
        int type = oneOrTwo(call, "type", 41037, 41039);
        int scene = oneOrTwo(call, "scene", 41038, 41040);
        var users = call.texts("user");
        if (users.size() > MOST_USERS) {
            throw new WecomError(41041, "too many users of the contact way");
        }
        if (users.isEmpty() || (type == 1 && users.size() != 1)) {
            throw ApiCall.invalid("user must hold one member for type 1, or some for type 2");
        }
        if (!users.stream().allMatch(user -> world.members.find(user).isPresent())) {
            throw new WecomError(60111, "userid not found");
        }
        var way = world.contactWays.add(
                type,
                scene,
                (int) call.number("style", 0),
                call.shortText("remark", 30),
                call.body().path("skip_verify").asBoolean(true),
                call.shortText("state", 30),
                users);
        var answer = Api.ok().put("config_id", way.configId());
        return scene == 2 ? answer.put("qr_code", qrCode(way)) : answer;
    }

    private ObjectNode get(ApiCall call) {
        var way = world.contactWays
                .find(call.text("config_id", 41043))
                .orElseThrow(() -> new WecomError(41044, "invalid config_id"));
        var answer = Api.ok();
        var described = answer.putObject("contact_way")
                .put("config_id", way.configId())
                .put("type", way.type())
                .put("scene", way.scene())
                .put("style", way.style())
                .put("remark", way.remark())
                .put("skip_verify", way.skipVerify())
                .put("state", way.state())
                .put("qr_code", qrCode(way))
                .put("is_temp", false);
        var users = described.putArray("user");
        way.users().forEach(users::add);
        described.putArray("party");
        return answer;
    }

    private static int oneOrTwo(ApiCall call, String name, int errcodeIfMissing, int errcodeOtherwise) {
        call.text(name, errcodeIfMissing);
        long value = call.number(name, 0);
        if (value != 1 && value != 2) {
            throw new WecomError(errcodeOtherwise, "invalid " + name);
        }
        return (int) value;
    }

    private static String qrCode(ContactWay way) {
        return "https://simulator.invalid/qr/" + way.configId();
    }
}
