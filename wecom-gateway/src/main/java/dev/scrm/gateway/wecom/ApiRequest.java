package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.Robot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is posted to an API of WeCom.
 *
 * @param api its path below {@code /cgi-bin/}
 * @param body texts, numbers, lists and maps by WeCom's names, in an order that is always the same: WeCom compares requests
 * @param staff whom a message goes to: WeCom counts messages by receiver
 * @param namesAgent whether the body names the app that calls, as {@code agentid}
 * @param again when it is posted once more
 * @param robot who speaks, in place of an app; null for the app
 */
public record ApiRequest(
        String api,
        Map<String, Object> body,
        Set<String> staff,
        boolean namesAgent,
        CallAgain again,
        @Nullable Robot robot) {
    public ApiRequest {
        requireNonNull(api, "api");
        requireNonNull(again, "again");
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        staff = Set.copyOf(staff);
    }

    /** One that bears repetition. */
    public static ApiRequest of(String api, Map<String, Object> body) {
        return new ApiRequest(api, body, Set.of(), false, CallAgain.ALWAYS, null);
    }

    /** The same with another body. */
    public ApiRequest with(Map<String, Object> otherBody) {
        return new ApiRequest(api, otherBody, staff, namesAgent, again, robot);
    }

    /** The same in the app's name. */
    public ApiRequest namingAgent() {
        return new ApiRequest(api, body, staff, true, again, robot);
    }

    /** The same, said by a robot. */
    public ApiRequest by(Robot speaker) {
        return new ApiRequest(api, body, staff, namesAgent, again, speaker);
    }

    /** The same as a message to these staff members. */
    public ApiRequest to(Set<String> receivers) {
        return new ApiRequest(api, body, receivers, namesAgent, again, robot);
    }

    /** The same, posted once more only after these answers. */
    public ApiRequest again(CallAgain after) {
        return new ApiRequest(api, body, staff, namesAgent, after, robot);
    }

    /** Without what it carries: this ends in logs and errors. */
    @Override
    public String toString() {
        return "ApiRequest[" + api + "]";
    }
}
