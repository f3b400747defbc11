package dev.scrm.gateway.commands;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.INTERACTIVE;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static dev.scrm.gateway.commands.Repetition.CHANGES_NOTHING;
import static dev.scrm.gateway.commands.Repetition.KNOWN_FOR_HOURS;
import static dev.scrm.gateway.commands.Repetition.NEVER;
import static dev.scrm.gateway.commands.Repetition.WORKS_ONCE;

import dev.scrm.gateway.budget.CallLane;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that can be asked of the gateway, with how soon it is done and how an interrupted call is resolved. */
public enum CommandKind {
    /** Greets a new customer: the code works once, for 20 seconds. 41051 says that somebody has, perhaps we. */
    SEND_WELCOME("send-welcome", URGENT, WORKS_ONCE),
    /** Tells staff members something; the same JSON reaches them once, and ours differs by command. */
    SEND_APP_MESSAGE(
            "send-app-message",
            INTERACTIVE,
            KNOWN_FOR_HOURS,
            Map.of(
                    "msgid", "messageId",
                    "response_code", "responseCode",
                    "invaliduser", "invalidStaffIds",
                    "invalidparty", "invalidDepartmentIds",
                    "invalidtag", "invalidTagIds",
                    "unlicenseduser", "unlicensedStaffIds")),
    /** Takes a message back that an app sent less than a day ago; what is taken back stays so. */
    RECALL_APP_MESSAGE("recall-app-message", INTERACTIVE, CHANGES_NOTHING),
    /** Changes a card that an app sent, by a code that works once; 60140 says that it was used, perhaps by us. */
    UPDATE_TEMPLATE_CARD("update-template-card", INTERACTIVE, WORKS_ONCE, Map.of("invaliduser", "invalidStaffIds")),
    /** Says something to a group of staff as a robot: WeCom neither knows it again nor tells about it. */
    SEND_ROBOT_MESSAGE("send-robot-message", INTERACTIVE, NEVER),
    /** Answers a customer in customer service under a message id of the command's; 95033 says that it was used. */
    SEND_SERVICE_MESSAGE("send-service-message", INTERACTIVE, WORKS_ONCE),
    /** Reads a contact. */
    FETCH_CONTACT("fetch-contact", BULK, CHANGES_NOTHING),
    /** Tags a relation. */
    MARK_TAGS("mark-tags", BULK, CHANGES_NOTHING),
    /** Takes another command back that was not sent yet; WeCom is not asked. */
    CANCEL_COMMAND("cancel-command", URGENT, CHANGES_NOTHING);

    private static final Map<String, CommandKind> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(CommandKind::commandName, Function.identity()));

    private final String commandName;
    private final CallLane lane;
    private final Repetition repetition;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of makes it; the check knows Guava's maps only
    private final Map<String, String> told;

    CommandKind(String commandName, CallLane lane, Repetition repetition) {
        this(commandName, lane, repetition, Map.of());
    }

    /** @param told what of WeCom's answer is told, from its names to ours */
    CommandKind(String commandName, CallLane lane, Repetition repetition, Map<String, String> told) {
        this.commandName = commandName;
        this.lane = lane;
        this.repetition = repetition;
        this.told = told;
    }

    /** By the name that commands have on the wire, without domain and version. */
    public static Optional<CommandKind> of(String commandName) {
        return Optional.ofNullable(BY_NAME.get(commandName));
    }

    /** Its name on the wire and in outcomes, such as {@code send-welcome}. */
    public String commandName() {
        return commandName;
    }

    /** Where a command goes that does not say. */
    public CallLane lane() {
        return lane;
    }

    /** What of an answer is told in the outcome; what is absent or empty is left out, lists of WeCom's are lists. */
    Map<String, Object> tell(Map<?, ?> answer) {
        Map<String, Object> result = new TreeMap<>();
        told.forEach((theirs, ours) -> {
            var value = answer.get(theirs);
            if (value instanceof String text && ours.endsWith("Ids")) {
                value = text.isEmpty() ? null : List.of(text.split("\\|"));
            }
            if (value != null && !"".equals(value)) {
                result.put(ours, value);
            }
        });
        return result;
    }

    Repetition repetition() {
        return repetition;
    }
}
