package dev.scrm.gateway.checks;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a check found of one item of one app.
 *
 * @param code WeCom's errcode; null when there was none
 * @param problem what is wrong, in Chinese and then in English; null when nothing is
 * @param where the page on which it is mended; null when nothing is to be mended
 */
public record Finding(
        String agentId,
        CheckItem item,
        Verdict verdict,
        @Nullable Integer code,
        @Nullable String problem,
        @Nullable String where) {
    public Finding {
        requireNonNull(agentId, "agentId");
        requireNonNull(item, "item");
        requireNonNull(verdict, "verdict");
    }

    static Finding ok(String agentId, CheckItem item) {
        return new Finding(agentId, item, Verdict.OK, null, null, null);
    }
}
