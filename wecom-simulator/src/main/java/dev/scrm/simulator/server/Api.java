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
        Method method,
        Access access,
        Function<ApiCall, String> exclusive,
        Function<ApiCall, Reply> answer) {

    /** How it is called: an upload is a POST of a form. */
    enum Method {
        GET,
        POST,
        UPLOAD
    }

    /** Who may call it. */
    enum Access {
        /** Whoever knows a secret that is not a token. */
        ANYBODY,
        /** Any app, but not the contact-sync helper. */
        APPS,
        /** Apps that the administrator lets at customers. */
        CUSTOMER_CONTACT,
        /** Apps that the administrator lets at approvals. */
        APPROVALS,
        /** The contact-sync helper and no app. */
        CONTACT_SYNC,
        /** Any app, and the contact-sync helper. */
        APPS_AND_CONTACT_SYNC,
        /** Any app; the contact-sync helper may not from addresses that are new since August 2022. */
        ADDRESS_BOOK
    }

    /** Any app may call it by GET. */
    static Api get(String path, Function<ApiCall, ObjectNode> answer) {
        return json(path, Method.GET, answer);
    }

    /** Any app may call it by POST. */
    static Api post(String path, Function<ApiCall, ObjectNode> answer) {
        return json(path, Method.POST, answer);
    }

    /** Any app may send it a file. */
    static Api upload(String path, Function<ApiCall, ObjectNode> answer) {
        return json(path, Method.UPLOAD, answer);
    }

    /** Any app may get a file from it. */
    static Api download(String path, Function<ApiCall, Reply> answer) {
        return new Api(path, Method.GET, Access.APPS, _ -> "", answer);
    }

    private static Api json(String path, Method method, Function<ApiCall, ObjectNode> answer) {
        return new Api(path, method, Access.APPS, _ -> "", call -> new Reply.Json(answer.apply(call)));
    }

    /** It needs no token. */
    Api ofAnybody() {
        return new Api(path, method, Access.ANYBODY, exclusive, answer);
    }

    /** Only apps that the administrator lets at customers may call it. */
    Api ofCustomerContact() {
        return new Api(path, method, Access.CUSTOMER_CONTACT, exclusive, answer);
    }

    /** Only these may call it. */
    Api of(Access others) {
        return new Api(path, method, others, exclusive, answer);
    }

    /** Calls about the same thing exclude each other. */
    Api exclusiveBy(Function<ApiCall, String> exclusive) {
        return new Api(path, method, access, exclusive, answer);
    }

    static ObjectNode ok() {
        return answer(0, "ok");
    }

    static ObjectNode answer(int errcode, String errmsg) {
        return JsonNodeFactory.instance.objectNode().put("errcode", errcode).put("errmsg", errmsg);
    }
}
