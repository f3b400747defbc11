package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands that meet a broken WeCom, each with something by which its effect is known again. */
final class FaultsMix {
    private static final List<String> STAFF = List.of(FaultsWorld.STAFF, "chen.bo", "zhao.min");
    private static final String NEW_STAFF = "chen.bo";

    private final FaultsWorld world;
    private final Api simulator;
    private final Instant tomorrow;

    FaultsMix(FaultsWorld world, Api simulator, Instant now) {
        this.world = world;
        this.simulator = simulator;
        this.tomorrow = now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    }

    /** The n-th command of a kind. Of what WeCom makes for whoever asks, every fourth command asks for what the one before it does. */
    Wish wish(FaultsKind kind, int number) {
        return switch (kind) {
            case APP_MESSAGE -> said(kind, number, Map.of("staffIds", List.of(of(STAFF, number))));
            case ROBOT_MESSAGE -> said(kind, number, Map.of("robotId", of(world.robots(), number)));
            case SERVICE_MESSAGE ->
                said(kind, number, Map.of("externalUserId", of(world.customers(), number), "openKfId", "wkDEMOkf0001"));
            case MASS_MESSAGE -> massMessage(kind, alike(number), number);
            case MOMENT -> said(kind, number, Map.of("staffIds", STAFF));
            case WELCOME -> welcome(kind, number);
            case FETCH_CONTACT -> wish(kind, number, "", "", Map.of("externalUserId", of(world.customers(), number)));
            case MARK_TAGS -> marked(kind, number);
            case REMARK_CONTACT -> remark(kind, number);
            case CONTACT_WAY -> contactWay(kind, alike(number), number);
            case ACQUISITION_LINK -> link(kind, alike(number), number);
            case TAGS -> tags(kind, number);
            case SCHEDULE -> schedule(kind, number);
            case APPROVAL -> approval(kind, number);
            case TRANSFER -> transfer(kind, number);
            case EDIT_TAG ->
                changed(
                        kind,
                        number,
                        "id",
                        of(world.renamedTags(), number),
                        Map.of("kind", "tag", "name", trace(number)));
            case UPDATE_WAY ->
                changed(kind, number, "configId", of(world.ways(), number), Map.of("state", trace(number)));
            case DELETE_WAY -> deleted(kind, number, world.doomedWays().get(number));
            case RECALL -> recall(kind, number);
        };
    }

    private static int alike(int number) {
        return number % 4 == 1 ? number - 1 : number;
    }

    private static String trace(int number) {
        return "第%d号".formatted(number);
    }

    private static <T> T of(List<T> all, int number) {
        return all.get(number % all.size());
    }

    private static Wish wish(FaultsKind kind, int number, String key, String trace, Map<String, Object> data) {
        var id = kind.commandName() + "-" + number;
        return new Wish(new GatewayCommand(id, kind.commandName(), key.isEmpty() ? id : key, data), kind.api(), trace);
    }

    private static Wish said(FaultsKind kind, int number, Map<String, Object> to) {
        return wish(kind, number, "", trace(number), with(to, "text", "请看" + trace(number)));
    }

    private static Map<String, Object> with(Map<String, Object> data, String name, Object value) {
        var all = new HashMap<>(data);
        all.put(name, value);
        return all;
    }

    private Wish massMessage(FaultsKind kind, int content, int number) {
        return wish(
                kind,
                number,
                "",
                trace(content),
                Map.of(
                        "to",
                        "contacts",
                        "staffId",
                        FaultsWorld.STAFF,
                        "externalUserIds",
                        List.of(of(world.customers(), content), of(world.customers(), content + 1)),
                        "text",
                        "营业时间调整" + trace(content)));
    }

    /** A code is good for 20 seconds: it is given when the command is. */
    private Wish welcome(FaultsKind kind, int number) {
        var code = simulator
                .post("/sim/v1/customers", Map.of("userId", FaultsWorld.STAFF, "welcomeCode", true))
                .path("welcomeCode")
                .asString();
        return wish(kind, number, "", code, Map.of("welcomeCode", code, "text", "您好"));
    }

    /** Each tag once on each customer. */
    private Wish marked(FaultsKind kind, int number) {
        var customer = of(world.customers(), number);
        var tag = of(world.tags(), number / world.customers().size());
        return wish(
                kind,
                number,
                customer,
                "%s/%s +[%s]".formatted(FaultsWorld.STAFF, customer, tag),
                Map.of("externalUserId", customer, "staffId", FaultsWorld.STAFF, "add", List.of(tag)));
    }

    private Wish remark(FaultsKind kind, int number) {
        var customer = of(world.customers(), number);
        return wish(
                kind,
                number,
                customer,
                trace(number),
                Map.of("externalUserId", customer, "staffId", FaultsWorld.STAFF, "remark", trace(number)));
    }

    private Wish contactWay(FaultsKind kind, int content, int number) {
        return wish(
                kind,
                number,
                "",
                trace(content),
                Map.of("leadsTo", "several", "scene", "qr-code", "staffIds", STAFF, "state", trace(content)));
    }

    private Wish link(FaultsKind kind, int content, int number) {
        return wish(kind, number, "", trace(content), Map.of("name", trace(content), "staffIds", STAFF));
    }

    /** A name that a group has is not made twice: each is asked for once. */
    private Wish tags(FaultsKind kind, int number) {
        var names = List.of(Map.of("name", trace(number) + "甲"), Map.of("name", trace(number) + "乙"));
        return wish(kind, number, "", trace(number), Map.of("groupName", FaultsWorld.TAG_GROUP, "tags", names));
    }

    private Wish schedule(FaultsKind kind, int number) {
        var data = Map.<String, Object>of(
                "startsAt",
                tomorrow.toString(),
                "endsAt",
                tomorrow.plus(Duration.ofHours(1)).toString(),
                "summary",
                "回访" + trace(number),
                "attendeeIds",
                List.of(FaultsWorld.STAFF));
        return wish(kind, number, "", trace(number), data);
    }

    private Wish approval(FaultsKind kind, int number) {
        var field = Map.of("control", "Text", "id", "Text-1", "value", Map.of("text", "退款" + trace(number)));
        var data = Map.<String, Object>of(
                "staffId",
                FaultsWorld.STAFF,
                "templateId",
                "TPL-EXAMPLE",
                "contents",
                List.of(field),
                "summary",
                List.of("退款"));
        return wish(kind, number, "", trace(number), data);
    }

    private Wish transfer(FaultsKind kind, int number) {
        var customer = world.leaving().get(number);
        var data = Map.<String, Object>of(
                "from",
                "in-service",
                "handoverId",
                FaultsWorld.STAFF,
                "takeoverId",
                NEW_STAFF,
                "externalUserIds",
                List.of(customer));
        return wish(kind, number, "", customer, data);
    }

    private static Wish changed(FaultsKind kind, int number, String idName, String id, Map<String, Object> data) {
        return wish(kind, number, id, trace(number), with(data, idName, id));
    }

    private static Wish deleted(FaultsKind kind, int number, String configId) {
        return wish(kind, number, "", configId, Map.of("configId", configId));
    }

    private Wish recall(FaultsKind kind, int number) {
        var message = List.copyOf(world.messages().entrySet()).get(number);
        return wish(kind, number, "", message.getValue(), Map.of("commandId", message.getKey()));
    }
}
