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

    /** Too many to list without a filter. */
    private static final int MANY_MEMBERS = 81017;

    /** A message to a member who does not exist, as it is meant. */
    private static final int NOBODY_TO_SEND_TO = 81013;

    public WecomAnswer {
        members = List.copyOf(members);
    }

    /** Whether it let the call in, though there may be nothing that it could do. */
    boolean isAccepted() {
        return is(0) || is(MANY_MEMBERS) || is(NOBODY_TO_SEND_TO);
    }

    boolean is(int code) {
        return errorCode != null && errorCode == code;
    }
}
