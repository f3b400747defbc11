package dev.scrm.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** What the services of a running suite keep in MongoDB, seen by somebody who looks for a person in it. */
final class ServiceDatabases implements AutoCloseable {
    private static final Set<String> SERVERS_OWN = Set.of("admin", "config", "local");

    private final MongoClient client;

    ServiceDatabases(String uri) {
        client = MongoClients.create(uri);
    }

    /** Where one of the words stands, such as {@code contact.timelines}; databases have the suite's name after their service's. */
    List<String> placesOf(String... words) {
        List<String> places = new ArrayList<>();
        for (var database : client.listDatabaseNames()) {
            if (!SERVERS_OWN.contains(database)) {
                for (var name : client.getDatabase(database).listCollectionNames()) {
                    var collection = client.getDatabase(database).getCollection(name);
                    if (!name.startsWith("system.") && has(collection, words)) {
                        places.add(database.replaceFirst("_.*", "") + "." + name);
                    }
                }
            }
        }
        return places;
    }

    private static boolean has(MongoCollection<Document> collection, String... words) {
        for (var document : collection.find()) {
            var text = text(document);
            if (Stream.of(words).anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Also what an event says that waits in a document, which lies there as bytes. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Document document ->
                document.entrySet().stream()
                        .map(field -> field.getKey() + ":" + text(field.getValue()))
                        .collect(Collectors.joining(","));
            case Collection<?> values ->
                values.stream().map(ServiceDatabases::text).collect(Collectors.joining(","));
            case Binary bytes -> new String(bytes.getData(), UTF_8);
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
