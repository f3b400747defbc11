package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.Answers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mass message of WeCom's is what a command asked for: commands that differ in their recipients only are common,
 * where many customers are reached in several parts.
 */
final class MassMessageLikeness {
    private MassMessageLikeness() {}

    /** Asks for the recipients of the first staff member who was given it. */
    static Map<String, Object> firstOf(Map<?, ?> message) {
        var staffId = Answers.objects(message.get("task_list"))
                .map(task -> String.valueOf(task.get("userid")))
                .findFirst()
                .orElse("");
        return Map.of("msgid", String.valueOf(message.get("msgid")), "userid", staffId);
    }

    static boolean isSame(Map<String, Object> wanted, Map<?, ?> message) {
        return Likeness.in("text").test(wanted, message)
                && count(wanted.get("attachments")) == count(message.get("attachments"))
                && isSentBy(wanted, message)
                && goesTo(wanted.get("external_userid"), message, "external_userid")
                && goesTo(wanted.get("chat_id_list"), message, "chat_id");
    }

    private static boolean isSentBy(Map<String, Object> wanted, Map<?, ?> message) {
        return wanted.get("sender") == null
                || Answers.objects(message.get("task_list"))
                        .allMatch(task -> Likeness.alike(
                                String.valueOf(wanted.get("sender")).toLowerCase(Locale.ROOT),
                                String.valueOf(task.get("userid")).toLowerCase(Locale.ROOT)));
    }

    private static boolean goesTo(@Nullable Object wanted, Map<?, ?> message, String id) {
        return !(wanted instanceof List<?> named)
                || named.isEmpty()
                || Answers.objects(message.get("send_list")).allMatch(row -> named.contains(row.get(id)));
    }

    private static long count(@Nullable Object list) {
        return Answers.objects(list).count();
    }
}
