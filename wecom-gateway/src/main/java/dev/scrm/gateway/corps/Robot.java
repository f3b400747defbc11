package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

/**
 * A robot of a group of staff (消息推送): whoever has its key can speak as it.
 *
 * @param robotId our name for it
 * @param key of its webhook
 */
public record Robot(String corpId, String robotId, String key) {
    public Robot {
        requireNonNull(corpId, "corpId");
        requireNonNull(robotId, "robotId");
        requireNonNull(key, "key");
    }

    /** Without the secret: this ends in logs and errors. */
    @Override
    public String toString() {
        return "Robot[" + corpId + ":" + robotId + "]";
    }
}
