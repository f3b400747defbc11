package dev.scrm.gateway.commands;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.INTERACTIVE;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static dev.scrm.gateway.commands.Repetition.CHANGES_NOTHING;
import static dev.scrm.gateway.commands.Repetition.KNOWN_FOR_HOURS;
import static dev.scrm.gateway.commands.Repetition.WORKS_ONCE;

import dev.scrm.gateway.budget.CallLane;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that can be asked of the gateway, with how soon it is done and how an interrupted call is resolved. */
public enum CommandKind {
    /** Greets a new customer: the code works once, for 20 seconds. 41051 says that somebody has, perhaps we. */
    SEND_WELCOME("send-welcome", URGENT, WORKS_ONCE),
    /** Tells staff members something; the same JSON reaches them once, and ours differs by command. */
    SEND_APP_MESSAGE("send-app-message", INTERACTIVE, KNOWN_FOR_HOURS),
    /** Answers a customer in customer service under a message id of the command's; 95033 says that it was used. */
    SEND_SERVICE_MESSAGE("send-service-message", INTERACTIVE, WORKS_ONCE),
    /** Reads a contact. */
    FETCH_CONTACT("fetch-contact", BULK, CHANGES_NOTHING),
    /** Tags a relation. */
    MARK_TAGS("mark-tags", BULK, CHANGES_NOTHING);

    private static final Map<String, CommandKind> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(CommandKind::commandName, Function.identity()));

    private final String commandName;
    private final CallLane lane;
    private final Repetition repetition;

    CommandKind(String commandName, CallLane lane, Repetition repetition) {
        this.commandName = commandName;
        this.lane = lane;
        this.repetition = repetition;
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

    Repetition repetition() {
        return repetition;
    }
}
