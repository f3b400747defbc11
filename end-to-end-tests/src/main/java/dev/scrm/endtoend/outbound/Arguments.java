package dev.scrm.endtoend.outbound;

import java.util.stream.Stream;

/** What a bench is called with: {@code name=number}. */
record Arguments(String[] all) {
    int number(String name, int otherwise) {
        return Stream.of(all)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }
}
