package dev.scrm.endtoend;

import java.util.stream.Stream;

/** What a bench is called with: {@code name=number}. */
public record Arguments(String[] all) {
    /** The number of that name, or another when none is given. */
    public int number(String name, int otherwise) {
        return Stream.of(all)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }
}
