package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

/** What stands in a request's body in place of a text that is only known when the call is made. */
public sealed interface Blank {
    /**
     * What WeCom gave for an earlier command.
     *
     * @param field its name in the outcome's result, such as {@code messageId}
     */
    record ResultOf(String commandId, String field) implements Blank {
        public ResultOf {
            requireNonNull(commandId, "commandId");
            requireNonNull(field, "field");
        }
    }
}
