package dev.scrm.platform.embedded;

import java.nio.file.Path;

/** The child that the durability test kills. */
final class MongoInFile {
    private MongoInFile() {}

    public static void main(String[] arguments) {
        EmbeddedMongo.inFile(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("listening");
    }
}
