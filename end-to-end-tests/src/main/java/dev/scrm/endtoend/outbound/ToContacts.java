package dev.scrm.endtoend.outbound;

import static dev.scrm.endtoend.outbound.Wish.inTurn;
import static dev.scrm.endtoend.outbound.Wish.numbered;
import static dev.scrm.endtoend.outbound.Wish.with;

import dev.scrm.endtoend.Api;
import java.util.List;
import java.util.Map;

/** What is said to single contacts, and noted of them. */
final class ToContacts {
    private static final int PICTURES_EVERY = 5;
    private static final int AT_ONCE_EVERY = 4;
    private static final List<Map<String, Object>> STATES = List.of(
            Map.of("state", "assistant"),
            Map.of("state", "pool"),
            Map.of("state", "staff", "staffId", FaultsPeople.FIRST),
            Map.of("state", "ended"));

    private final FaultsWorld world;
    private final Api simulator;

    ToContacts(FaultsWorld world, Api simulator) {
        this.world = world;
        this.simulator = simulator;
    }

    /** A code is good for 20 seconds: it is given when the command is. */
    Wish welcome(int number) {
        var code = simulator
                .post("/sim/v1/customers", Map.of("userId", FaultsPeople.FIRST, "welcomeCode", true))
                .path("welcomeCode")
                .asString();
        var data = Map.<String, Object>of("welcomeCode", code, "text", "您好");
        return Wish.of(
                FaultsKind.WELCOME,
                number,
                code,
                number % PICTURES_EVERY == 0
                        ? with(data, "attachments", List.of(picture(number / PICTURES_EVERY)))
                        : data);
    }

    private Map<String, Object> picture(int number) {
        return Map.of("image", Map.of("mediaId", inTurn(world.files().pictures(), number)));
    }

    Wish serviceMessage(int number) {
        var data = Map.<String, Object>of(
                "externalUserId",
                customer(number),
                "openKfId",
                FaultsPeople.SERVICE_ACCOUNT,
                "text",
                "请看" + numbered(number));
        return Wish.of(FaultsKind.SERVICE_MESSAGE, number, numbered(number), data);
    }

    /** Most have the code of a conversation that waits in the pool, good for two days; some that of a customer who enters now. */
    Wish serviceEventMessage(int number) {
        var code = number % AT_ONCE_EVERY == 0 ? entered(number) : world.id(FaultsThing.SERVICE_EVENT, number);
        var data = Map.<String, Object>of(
                "openKfId", FaultsPeople.SERVICE_ACCOUNT, "eventCode", code, "text", "请稍候" + numbered(number));
        return Wish.of(FaultsKind.SERVICE_EVENT_MESSAGE, number, numbered(number), data);
    }

    private String entered(int number) {
        var entering = Map.of("externalUserId", customer(number), "openKfId", FaultsPeople.SERVICE_ACCOUNT);
        return simulator.post("/sim/v1/service-sessions", entering).path("code").asString();
    }

    /** Each conversation is handed on once, to one or the other. */
    Wish serviceSession(int number) {
        var customer = world.people().talking().get(number);
        var to = with(inTurn(STATES, number), "openKfId", FaultsPeople.SERVICE_ACCOUNT);
        return Wish.of(FaultsKind.SERVICE_SESSION, number, customer, with(to, "externalUserId", customer));
    }

    Wish fetched(int number) {
        return Wish.of(FaultsKind.FETCH_CONTACT, number, "", Map.of("externalUserId", customer(number)));
    }

    /** A customer comes by a link and writes three times: only then WeCom gives a key. */
    Wish linkChatFetched(int number) {
        var link = "/sim/v1/links/" + world.id(FaultsThing.LINK, number);
        var customer = simulator
                .post(link + "/customers", Map.of())
                .path("externalUserId")
                .asString();
        var written = simulator.post(link + "/messages", Map.of("externalUserId", customer, "count", 3));
        var chatKey = written.path("chatKey").asString();
        return Wish.of(FaultsKind.FETCH_LINK_CHAT, number, "", Map.of("chatKey", chatKey));
    }

    /** Each tag once on each customer. */
    Wish marked(int number) {
        var customer = customer(number);
        var tag = world.id(FaultsThing.TAG, number / world.people().customers().size());
        return Wish.of(
                FaultsKind.MARK_TAGS,
                number,
                customer,
                "%s/%s +[%s]".formatted(FaultsPeople.FIRST, customer, tag),
                Map.of("externalUserId", customer, "staffId", FaultsPeople.FIRST, "add", List.of(tag)));
    }

    Wish remarked(int number) {
        var customer = customer(number);
        return Wish.of(
                FaultsKind.REMARK_CONTACT,
                number,
                customer,
                numbered(number),
                Map.of("externalUserId", customer, "staffId", FaultsPeople.FIRST, "remark", numbered(number)));
    }

    Wish transferred(int number) {
        var customer = world.people().leaving().get(number);
        var data = Map.<String, Object>of(
                "from",
                "in-service",
                "handoverId",
                FaultsPeople.FIRST,
                "takeoverId",
                FaultsPeople.SECOND,
                "externalUserIds",
                List.of(customer));
        return Wish.of(FaultsKind.TRANSFER, number, customer, data);
    }

    private String customer(int number) {
        return inTurn(world.people().customers(), number);
    }
}
