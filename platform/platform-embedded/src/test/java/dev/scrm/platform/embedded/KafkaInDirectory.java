package dev.scrm.platform.embedded;

import java.nio.file.Path;

/** The child that the durability test kills. */
final class KafkaInDirectory {
    private KafkaInDirectory() {}

    public static void main(String[] arguments) {
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println("listening");
    }
}
