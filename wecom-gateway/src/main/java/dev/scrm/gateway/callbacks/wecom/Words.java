package dev.scrm.gateway.callbacks.wecom;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What WeCom's numbers and codes mean. One that is not known yet stays as it is, so that nothing fails and nothing is lost. */
record Words(Map<String, String> byCode) {
    @Nullable
    String of(@Nullable String code) {
        return code == null ? null : byCode.getOrDefault(code, code);
    }
}
