package dev.scrm.gateway.commands;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.INTERACTIVE;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static dev.scrm.gateway.commands.Repetition.ASK_FIRST;
import static dev.scrm.gateway.commands.Repetition.CHANGES_NOTHING;
import static dev.scrm.gateway.commands.Repetition.KNOWN_FOR_HOURS;
import static dev.scrm.gateway.commands.Repetition.NEVER;
import static dev.scrm.gateway.commands.Repetition.OVERWRITES;
import static dev.scrm.gateway.commands.Repetition.WORKS_ONCE;

import dev.scrm.gateway.budget.CallLane;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    /** Says something for the code of an event of customer service, under a message id of the command's. */
    SEND_SERVICE_EVENT_MESSAGE("send-service-event-message", URGENT, WORKS_ONCE),
    /** Hands a customer-service session to the pool or to a staff member, or ends it; WeCom says how it stands. */
    CHANGE_SERVICE_SESSION(
            "change-service-session",
            INTERACTIVE,
            ASK_FIRST,
            Map.of("msg_code", "eventCode"),
            Question.SERVICE_SESSION),
    /** Reads a contact. */
    FETCH_CONTACT("fetch-contact", BULK, CHANGES_NOTHING),
    /** Reads a group chat. */
    FETCH_GROUP_CHAT("fetch-group-chat", BULK, CHANGES_NOTHING),
    /** Reads a chat of an acquisition link; the key for it is good for half an hour. */
    FETCH_ACQUISITION_CHAT("fetch-acquisition-chat", INTERACTIVE, CHANGES_NOTHING),
    /** Tags a relation. */
    MARK_TAGS("mark-tags", BULK, OVERWRITES),
    /** Takes another command back that was not sent yet; WeCom is not asked. */
    CANCEL_COMMAND("cancel-command", URGENT, CHANGES_NOTHING),
    /** Makes tags and their group; a name that a group has already is not made twice. */
    CREATE_TAGS(
            "create-tags",
            INTERACTIVE,
            ASK_FIRST,
            Map.of("tag_group.group_id", "groupId", "tag_group.tag", "tags"),
            Question.TAGS),
    /** Renames or moves a tag or a group. */
    EDIT_TAG("edit-tag", INTERACTIVE, OVERWRITES),
    /** Deletes tags and groups; 40068 says that one is gone, or never was. WeCom lists what is still there. */
    DELETE_TAGS("delete-tags", INTERACTIVE, ASK_FIRST, Map.of(), Question.DELETED_TAGS),
    /** Writes down what staff know of a customer. */
    REMARK_CONTACT("remark-contact", INTERACTIVE, OVERWRITES),
    /** Gives staff members a message for many customers or groups, which each of them confirms. */
    SEND_MASS_MESSAGE(
            "send-mass-message",
            BULK,
            ASK_FIRST,
            Map.of("msgid", "messageId", "fail_list", "unreachableIds"),
            Question.MASS_MESSAGE),
    /** Takes such a message back from those who have not confirmed it; 41093 says that it was. */
    CANCEL_MASS_MESSAGE("cancel-mass-message", INTERACTIVE, WORKS_ONCE),
    /** Reminds staff members of such a message; WeCom does so once a day. */
    REMIND_MASS_MESSAGE("remind-mass-message", INTERACTIVE, WORKS_ONCE),
    /** Has staff members publish a moment. WeCom's list of moments does not say for whom each is. */
    PUBLISH_MOMENT("publish-moment", BULK, NEVER, Map.of("jobid", "jobId")),
    /** Takes a moment back from those who have not published it. */
    CANCEL_MOMENT("cancel-moment", INTERACTIVE, CHANGES_NOTHING),
    /** Begins to give contacts to another staff member; one that is on its way is not begun twice. */
    TRANSFER_CONTACTS("transfer-contacts", BULK, WORKS_ONCE, Map.of("customer", "contacts")),
    /** Gives group chats another owner; one that the new owner got from a call in doubt is not counted as refused. */
    TRANSFER_GROUP_CHATS("transfer-group-chats", INTERACTIVE, OVERWRITES, Map.of("failed_chat_list", "refused")),
    /** Puts an entry into staff members' calendars. WeCom does not list those. */
    CREATE_SCHEDULE("create-schedule", INTERACTIVE, NEVER, Map.of("schedule_id", "scheduleId")),
    /** Applies for an approval in a staff member's name. What WeCom tells of one cannot be compared with the application. */
    APPLY_APPROVAL("apply-approval", INTERACTIVE, NEVER, Map.of("sp_no", "approvalId")),
    /** Makes a link in advertisements that leads to staff members. */
    CREATE_ACQUISITION_LINK(
            "create-acquisition-link",
            INTERACTIVE,
            ASK_FIRST,
            Map.of("link.link_id", "linkId", "link.url", "url"),
            Question.ACQUISITION_LINK),
    /** Changes such a link; what is not named stays. */
    UPDATE_ACQUISITION_LINK("update-acquisition-link", INTERACTIVE, OVERWRITES),
    /** Deletes such a link; a refusal says that it is gone. */
    DELETE_ACQUISITION_LINK("delete-acquisition-link", INTERACTIVE, WORKS_ONCE),
    /** Makes a code on a poster that leads to staff members. */
    CREATE_CONTACT_WAY(
            "create-contact-way",
            INTERACTIVE,
            ASK_FIRST,
            Map.of("config_id", "configId", "qr_code", "qrCode"),
            Question.CONTACT_WAY),
    /** Changes such a code; what is not named stays. */
    UPDATE_CONTACT_WAY("update-contact-way", INTERACTIVE, OVERWRITES),
    /** Deletes such a code; 41044 says that it is gone. */
    DELETE_CONTACT_WAY("delete-contact-way", INTERACTIVE, WORKS_ONCE),
    /** Makes a code that leads into group chats. WeCom does not list those. */
    CREATE_JOIN_WAY("create-join-way", INTERACTIVE, NEVER, Map.of("config_id", "configId")),
    /** Overwrites such a code. */
    UPDATE_JOIN_WAY("update-join-way", INTERACTIVE, OVERWRITES),
    /** Deletes such a code; 41044 says that it is gone. */
    DELETE_JOIN_WAY("delete-join-way", INTERACTIVE, WORKS_ONCE);

    private static final Map<String, CommandKind> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(CommandKind::commandName, Function.identity()));

    private final String commandName;
    private final CallLane lane;
    private final Repetition repetition;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of makes it; the check knows Guava's maps only
    private final Map<String, String> told;

    @SuppressWarnings("ImmutableEnumChecker") // of constants
    private final @Nullable Question question;

    CommandKind(String commandName, CallLane lane, Repetition repetition) {
        this(commandName, lane, repetition, Map.of());
    }

    /** @param told what of WeCom's answer is told, from its names to ours */
    CommandKind(String commandName, CallLane lane, Repetition repetition, Map<String, String> told) {
        this(commandName, lane, repetition, told, null);
    }

    /** @param question how WeCom is asked first; null where the repetition needs no answer */
    CommandKind(
            String commandName,
            CallLane lane,
            Repetition repetition,
            Map<String, String> told,
            @Nullable Question question) {
        this.commandName = commandName;
        this.lane = lane;
        this.repetition = repetition;
        this.told = told;
        this.question = question;
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
            var value = at(theirs, answer);
            if (value instanceof String text && ours.endsWith("Ids")) {
                value = text.isEmpty() ? null : List.of(text.split("\\|"));
            }
            if (value != null && !"".equals(value) && !List.of().equals(value)) {
                result.put(ours, value);
            }
        });
        return result;
    }

    /** What lies under names with dots between them. */
    private static @Nullable Object at(String path, Map<?, ?> answer) {
        Object value = answer;
        for (var name : path.split("\\.")) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return value instanceof List<?> list
                ? list.stream().map(CommandKind::told).toList()
                : value;
    }

    /** An object of a list, its fields in our spelling; never WeCom's message, which names addresses. */
    private static Object told(Object item) {
        if (!(item instanceof Map<?, ?> fields)) {
            return item;
        }
        Map<String, Object> named = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null && !"errmsg".equals(name)) {
                named.put(camelCase(String.valueOf(name)), value);
            }
        });
        return named;
    }

    private static String camelCase(String name) {
        return switch (name) {
            case "errcode" -> "errorCode";
            case "external_userid" -> "externalUserId";
            default ->
                Pattern.compile("_(.)")
                        .matcher(name)
                        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        };
    }

    /** Whether one of them may be so large that no others fit into a waiting line with it. */
    public boolean isLarge() {
        return this == SEND_MASS_MESSAGE;
    }

    /** Whether it only reads; what it read is told of and not kept. */
    public boolean isRead() {
        return this == FETCH_CONTACT || this == FETCH_GROUP_CHAT || this == FETCH_ACQUISITION_CHAT;
    }

    Repetition repetition() {
        return repetition;
    }

    @Nullable
    Question question() {
        return question;
    }
}
