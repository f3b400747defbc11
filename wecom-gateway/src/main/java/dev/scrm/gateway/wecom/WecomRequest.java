package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.Robot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call, without the token.
 *
 * @param api its path below {@code /cgi-bin/}
 * @param query parameters of the address, not encoded
 * @param body JSON to be posted; null for a GET
 * @param staff whom a message goes to: WeCom counts messages by receiver
 * @param again when it is made once more
 * @param robot whose key stands for the token; null for an app's
 * @param contentType of the body
 */
public record WecomRequest(
        String api,
        Map<String, String> query,
        byte @Nullable [] body,
        Set<String> staff,
        CallAgain again,
        @Nullable Robot robot,
        String contentType) {
    /** Of what is not a file. */
    public static final String JSON = "application/json; charset=utf-8";

    public WecomRequest {
        requireNonNull(api, "api");
        query = Map.copyOf(query);
        staff = Set.copyOf(staff);
    }

    public static WecomRequest get(String api, Map<String, String> query) {
        return new WecomRequest(api, query, null, Set.of(), CallAgain.ALWAYS, null, JSON);
    }

    public static WecomRequest post(String api, byte[] body) {
        return new WecomRequest(api, Map.of(), body, Set.of(), CallAgain.ALWAYS, null, JSON);
    }

    /** A file. */
    public static WecomRequest file(FileUpload upload, byte[] form, String contentType) {
        return new WecomRequest(
                upload.api(), upload.query(), form, Set.of(), CallAgain.ALWAYS, upload.robot(), contentType);
    }

    /** A message to these staff members. */
    public WecomRequest to(Collection<String> receivers) {
        return new WecomRequest(api, query, body, Set.copyOf(receivers), again, robot, contentType);
    }

    /** The same, made once more only after these answers. */
    public WecomRequest again(CallAgain after) {
        return new WecomRequest(api, query, body, staff, after, robot, contentType);
    }

    /** The same, made by a robot. */
    public WecomRequest by(@Nullable Robot caller) {
        return new WecomRequest(api, query, body, staff, again, caller, contentType);
    }

    /** The call with one more parameter in its address. */
    public WecomRequest with(String name, String value) {
        var more = new HashMap<>(query);
        more.put(name, value);
        return new WecomRequest(api, more, body, staff, again, robot, contentType);
    }

    /** Without what it carries: this ends in logs and errors. */
    @Override
    public String toString() {
        return "WecomRequest[" + api + "]";
    }
}
