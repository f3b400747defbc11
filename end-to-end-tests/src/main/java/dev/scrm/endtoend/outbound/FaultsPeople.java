package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who is there before WeCom breaks.
 *
 * @param customers who wrote to customer service: each may get five answers
 * @param leaving customers who are to get another staff member
 * @param talking customers whose conversation is to be handed on
 * @param waiting customers whose conversation is to wait in the pool
 * @param chats groups of customers, of an owner to whom none is given
 */
record FaultsPeople(
        List<String> customers, List<String> leaving, List<String> talking, List<String> waiting, List<String> chats) {
    static final List<String> STAFF = List.of("lin.wei", "chen.bo", "zhao.min");
    static final String FIRST = STAFF.getFirst();
    static final String SECOND = STAFF.get(1);
    static final String SERVICE_ACCOUNT = "wkDEMOkf0001";

    private static final String OWNER = "sun.jing";
    private static final int CUSTOMERS = 400;

    /** As many as so many commands need. */
    static FaultsPeople make(Api simulator, int commands) {
        Supplier<String> customer = () -> simulator
                .post("/sim/v1/customers", Map.of("userId", FIRST))
                .path("externalUserId")
                .asString();
        int chats = FaultsKind.TRANSFER_GROUP_CHATS.share(commands) / STAFF.size() + 1;
        var people = new FaultsPeople(
                many(CUSTOMERS, customer),
                many(FaultsKind.TRANSFER.share(commands), customer),
                many(FaultsKind.SERVICE_SESSION.share(commands), customer),
                many(FaultsKind.SERVICE_EVENT_MESSAGE.share(commands), customer),
                many(
                        chats,
                        () -> simulator
                                .post("/sim/v1/groups", Map.of("ownerId", OWNER))
                                .path("chatId")
                                .asString()));
        Stream.of(people.customers, people.talking, people.waiting)
                .flatMap(List::stream)
                .forEach(who -> simulator.post("/sim/v1/messages", Map.of("externalUserId", who, "text", "在吗")));
        return people;
    }

    private static List<String> many(int count, Supplier<String> each) {
        return Stream.generate(each).limit(count).toList();
    }
}
