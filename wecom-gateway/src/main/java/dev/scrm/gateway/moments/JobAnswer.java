package dev.scrm.gateway.moments;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeCom says of a job. */
final class JobAnswer {
    private static final int DONE = 3;

    private JobAnswer() {}

    /**
     * Empty while the job runs, and where WeCom does not answer: an address that is not trusted, a licence or a permission that
     * lapsed and a token that died are mended while WeCom still knows the job.
     */
    static Optional<JobResult> read(CallEnd<Map<String, Object>> end) {
        var answer = end.value();
        if (answer != null) {
            return Answers.number(answer, "status") == DONE && answer.get("result") instanceof Map<?, ?> result
                    ? Optional.of(done(result))
                    : Optional.empty();
        }
        return end.reply() instanceof Reply.Answer(int errorCode, var _)
                ? refused(Reaction.to(errorCode))
                : Optional.empty();
    }

    private static Optional<JobResult> refused(Reaction reaction) {
        return switch (reaction) {
            case RETRY, BACK_OFF, ALARM, REFRESH -> Optional.empty();
            case OK, STATE, DROP -> Optional.of(JobResult.none(Reason.WECOM_REFUSED));
        };
    }

    /** Why there is no answer when the time of the job is over. */
    static Reason whyNone(CallEnd<?> end) {
        return end.reply() instanceof Reply.Answer(int errorCode, var _)
                        && switch (Reaction.to(errorCode)) {
                            case ALARM, REFRESH -> true;
                            case OK, RETRY, BACK_OFF, STATE, DROP -> false;
                        }
                ? Reason.NOT_PERMITTED
                : Reason.NO_ANSWER;
    }

    private static JobResult done(Map<?, ?> result) {
        return Answers.number(result, "errcode") == 0 && result.get("moment_id") instanceof String momentId
                ? new JobResult(
                        momentId,
                        texts(result.get("invalid_sender_list"), "user_list"),
                        texts(result.get("invalid_external_contact_list"), "tag_list"),
                        null)
                : JobResult.none(Reason.WECOM_REFUSED);
    }

    private static List<String> texts(@Nullable Object of, String field) {
        return of instanceof Map<?, ?> object && object.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
