package dev.scrm.simulator.server;

import dev.scrm.simulator.world.ContactWays;
import dev.scrm.simulator.world.ContactWays.ContactWay;
import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: the ways to add a member. */
final class ContactWayApis {
    private static final int MOST_USERS = 100;
    private static final long A_WEEK = Duration.ofDays(7).toSeconds();
    private static final long A_DAY = Duration.ofDays(1).toSeconds();

    /** What only temporary ways have. */
    private static final Set<String> OF_TEMPORARY = Set.of("expires_in", "chat_expires_in", "unionid", "conclusions");

    private final World world;
    private final Attachments attachments;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ContactWayApis(World world) {
        this.world = world;
        attachments = new Attachments(world);
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/add_contact_way", this::add).ofCustomerContact(),
                Api.post("externalcontact/get_contact_way", this::get).ofCustomerContact(),
                Api.post("externalcontact/list_contact_way", this::list).ofCustomerContact(),
                Api.post("externalcontact/update_contact_way", this::update).ofCustomerContact(),
                Api.post("externalcontact/del_contact_way", this::delete).ofCustomerContact(),
                Api.post("externalcontact/close_temp_chat", this::closeTemporaryChat)
                        .ofCustomerContact());
    }

    private ObjectNode add(ApiCall call) {
        int type = oneOrTwo(call, "type", 41037, 41039);
        int scene = oneOrTwo(call, "scene", 41038, 41040);
        var wish = checked(new ContactWay(
                world.contactWays.newConfigId(),
                type,
                scene,
                (int) call.number("style", 0),
                call.shortText("remark", 30),
                call.body().path("skip_verify").asBoolean(true),
                call.shortText("state", 30),
                call.texts("user"),
                parties(call),
                world.now(),
                temporary(call),
                more(call, mapper.createObjectNode(), isTemporary(call))));
        var way = world.contactWays.save(wish);
        world.effects.note(
                "externalcontact/add_contact_way", way.state(), call.body().toString());
        var answer = Api.ok().put("config_id", way.configId());
        return scene == 2 ? answer.put("qr_code", qrCode(way)) : answer;
    }

    private ObjectNode get(ApiCall call) {
        var way = way(call);
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
                .put("is_temp", way.temporary() != null);
        var users = described.putArray("user");
        way.users().forEach(users::add);
        var parties = described.putArray("party");
        way.parties().forEach(parties::add);
        described.setAll((ObjectNode) mapper.readTree(way.more()));
        return answer;
    }

    private ObjectNode list(ApiCall call) {
        var fields = call.fields();
        var ninetyDaysAgo = world.now().minus(Duration.ofDays(90)).getEpochSecond();
        var made = world.contactWays.made(
                Instant.ofEpochSecond(fields.number("start_time", ninetyDaysAgo)),
                Instant.ofEpochSecond(fields.number("end_time", world.now().getEpochSecond() + 1)));
        var page = Page.of(made, fields.text("cursor"), fields.number("limit", 100, 1, 1_000));
        var answer = Api.ok();
        var ways = answer.putArray("contact_way");
        page.items().forEach(way -> ways.addObject().put("config_id", way.configId()));
        return answer.put("next_cursor", page.nextCursor());
    }

    /** What is left out stays as it is; lists are replaced. */
    private ObjectNode update(ApiCall call) {
        var way = way(call);
        var fields = call.fields();
        var changed = checked(new ContactWay(
                way.configId(),
                way.type(),
                way.scene(),
                (int) fields.number("style", way.style()),
                fields.has("remark") ? fields.shortText("remark", 30) : way.remark(),
                call.body().path("skip_verify").asBoolean(way.skipVerify()),
                fields.has("state") ? fields.shortText("state", 30) : way.state(),
                fields.has("user") ? fields.texts("user") : way.users(),
                fields.has("party") ? parties(call) : way.parties(),
                way.createdAt(),
                way.temporary() != null && fields.has("expires_in") ? expiresAt(call) : way.temporary(),
                more(call, (ObjectNode) mapper.readTree(way.more()), way.temporary() != null)));
        if (!changed.equals(way)) {
            world.contactWays.save(changed);
            world.effects.note(
                    "externalcontact/update_contact_way",
                    way.configId(),
                    call.body().toString());
        }
        return Api.ok();
    }

    private ObjectNode delete(ApiCall call) {
        var way = way(call);
        world.contactWays.remove(way.configId());
        world.effects.note("externalcontact/del_contact_way", way.configId(), "");
        return Api.ok();
    }

    private ObjectNode closeTemporaryChat(ApiCall call) {
        world.customers.require(call.text("userid", 41009), call.text("external_userid", 41035));
        return Api.ok();
    }

    private ContactWay way(ApiCall call) {
        return world.contactWays
                .find(call.text("config_id", 41043))
                .orElseThrow(() -> new WecomError(41044, "invalid config_id"));
    }

    private ContactWay checked(ContactWay way) {
        if (way.users().size() > MOST_USERS) {
            throw new WecomError(41041, "too many users of the contact way");
        }
        if (way.temporary() != null && way.type() != 1) {
            throw ApiCall.invalid("a temporary contact way leads to one member");
        }
        boolean single = way.users().size() == 1 && way.parties().isEmpty();
        boolean nobody = way.users().isEmpty() && way.parties().isEmpty();
        if (nobody || (way.type() == 1 && !single)) {
            throw ApiCall.invalid("user must hold one member for type 1, or user or party some for type 2");
        }
        way.users().forEach(world.members::require);
        if (!way.parties().stream().allMatch(id -> world.members.department(id).isPresent())) {
            throw new WecomError(60123, "invalid party");
        }
        if (world.contactWays.membersOf(way).size() > MOST_USERS) {
            throw new WecomError(41041, "too many users of the contact way");
        }
        return way;
    }

    private static List<Long> parties(ApiCall call) {
        return call.body().path("party").valueStream().map(id -> id.asLong(0)).toList();
    }

    private @Nullable Instant temporary(ApiCall call) {
        return isTemporary(call) ? expiresAt(call) : null;
    }

    private static boolean isTemporary(ApiCall call) {
        return call.body().path("is_temp").asBoolean(false);
    }

    private Instant expiresAt(ApiCall call) {
        return world.now().plusSeconds(seconds(call, "expires_in", A_WEEK));
    }

    private static long seconds(ApiCall call, String name, long ifMissing) {
        return call.fields()
                .number(name, ifMissing, 1, ContactWays.longestValidity().toSeconds());
    }

    /** With what the call says anew; what only temporary ways have is passed over for others, as WeCom does. */
    private String more(ApiCall call, ObjectNode before, boolean temporary) {
        var fields = call.fields();
        if (fields.has("is_exclusive")) {
            before.put("is_exclusive", call.body().path("is_exclusive").asBoolean(false));
        }
        if (temporary) {
            seconds(call, "chat_expires_in", A_DAY);
            checkConclusions(fields.object("conclusions"));
            OF_TEMPORARY.stream()
                    .filter(fields::has)
                    .forEach(name -> before.set(name, call.body().path(name)));
        }
        return before.toString();
    }

    /** A text and the first of the other three. */
    private void checkConclusions(Fields conclusions) {
        ApiCall.checkBytes(conclusions.object("text").text("content"), 4000, 45002);
        Stream.of("image", "link", "miniprogram")
                .filter(conclusions::has)
                .findFirst()
                .ifPresent(type -> attachments.check(conclusions.required(type), type, MediaStore.MESSAGES));
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
