package dev.scrm.gateway.corps;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an administrator wants an intelligent robot to be. Credentials that are not named stay as they are.
 *
 * @param greeting null for none
 * @param overlap how long a token or key that is replaced stays good; at most 7 days, none ends it at once
 */
public record SmartRobotWish(
        String name,
        @Nullable String callbackToken,
        @Nullable String callbackAesKey,
        @Nullable String greeting,
        Map<String, CardNotice> cardAnswers,
        Duration overlap) {

    public SmartRobotWish {
        Wanted.name(name);
        if (callbackToken != null) {
            Wanted.callbackToken(callbackToken);
        }
        if (callbackAesKey != null) {
            Wanted.callbackAesKey(callbackAesKey);
        }
        if (greeting != null) {
            Wanted.greeting(greeting);
        }
        cardAnswers = Wanted.cardNotices(cardAnswers);
        Wanted.overlap(overlap);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SmartRobotWish[" + name + "]";
    }
}
