package dev.scrm.platform.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The child that the durability tests kill. */
final class KafkaInDirectory {
    private KafkaInDirectory() {}

    /** Directory, port and port of the controller, then broker settings as {@code name=value}. */
    public static void main(String[] arguments) {
        var settings = Arrays.stream(arguments)
                .skip(3)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        EmbeddedKafka.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), settings);
        System.out.println("listening");
    }
}
