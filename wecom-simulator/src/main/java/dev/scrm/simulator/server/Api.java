package dev.scrm.simulator.server;

import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One API of the platform.
 *
 * @param path below /cgi-bin/
 * @param exclusive what must not be called about at the same time (45035); empty for nothing
 */
record Api(
        String path,
        boolean post,
        boolean customerContact,
        Function<ApiCall, String> exclusive,
        Function<ApiCall, ObjectNode> answer) {

    /** Any app may call it by GET. */
    static Api get(String path, Function<ApiCall, ObjectNode> answer) {
        return new Api(path, false, false, _ -> "", answer);
    }

    /** Any app may call it by POST. */
    static Api post(String path, Function<ApiCall, ObjectNode> answer) {
        return new Api(path, true, false, _ -> "", answer);
    }

    /** Only apps that the administrator lets at customers may call it. */
    Api ofCustomerContact() {
        return new Api(path, post, true, exclusive, answer);
    }

    /** Calls about the same thing exclude each other. */
    Api exclusiveBy(Function<ApiCall, String> exclusive) {
        return new Api(path, post, customerContact, exclusive, answer);
    }

    static ObjectNode ok() {
        return answer(0, "ok");
    }

    static ObjectNode answer(int errcode, String errmsg) {
        return JsonNodeFactory.instance.objectNode().put("errcode", errcode).put("errmsg", errmsg);
    }
}
