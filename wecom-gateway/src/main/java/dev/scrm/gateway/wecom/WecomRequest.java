package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, without the token.
 *
 * @param api its path below {@code /cgi-bin/}
 * @param query parameters of the address, not encoded
 * @param body JSON to be posted; null for a GET
 */
public record WecomRequest(String api, Map<String, String> query, byte @Nullable [] body) {
    public WecomRequest {
        requireNonNull(api, "api");
        query = Map.copyOf(query);
    }

    public static WecomRequest get(String api, Map<String, String> query) {
        return new WecomRequest(api, query, null);
    }

    public static WecomRequest post(String api, byte[] body) {
        return new WecomRequest(api, Map.of(), body);
    }

    /** The call with one more parameter in its address. */
    public WecomRequest with(String name, String value) {
        var more = new HashMap<>(query);
        more.put(name, value);
        return new WecomRequest(api, more, body);
    }

    /** Without what it carries: this ends in logs and errors. */
    @Override
    public String toString() {
        return "WecomRequest[" + api + "]";
    }
}
