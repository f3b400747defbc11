package dev.scrm.gateway.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom said to a question.
 *
 * @param errorCode null when it said nothing
 * @param fromIp the address it saw us come from; only where it refuses
 * @param members the userids it named
 */
public record WecomAnswer(
        @Nullable Integer errorCode, @Nullable String fromIp, List<String> members) {
    /** Nobody answered in time. */
    public static final WecomAnswer SILENCE = new WecomAnswer(null, null, List.of());

    public WecomAnswer {
        members = List.copyOf(members);
    }

    boolean is(int code) {
        return errorCode != null && errorCode == code;
    }
}
