package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.RawBsonDocument;

/**
 * Secrets, the places where each may be, and all that the gateway said or kept. All secrets are of letters and digits, so that
 * no writer of JSON or XML writes them otherwise.
 */
final class Secrets {
    /** What the gateway logs. */
    static final String LOG = "log";
    /** Its answers over HTTP, heads included. */
    static final String ANSWERS = "answers";

    private record Secret(String what, Set<String> places) {}

    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private final Map<String, StringBuilder> said = new LinkedHashMap<>();

    static String topic(String name) {
        return "topic " + name;
    }

    static String collection(String name) {
        return "collection " + name;
    }

    /** One that may be nowhere, or in these places only, in one of which at least it has to be found. */
    String add(String what, String value, String... places) {
        assertThat(value).as(what).matches("[0-9A-Za-z._=+/-]{8,}");
        secrets.put(value, new Secret(what, Set.of(places)));
        return value;
    }

    void say(String place, String text) {
        said.computeIfAbsent(place, _ -> new StringBuilder()).append(text).append('\n');
    }

    /** All that lies in the store now, as it lies there. */
    void look(MongoDatabase database) {
        for (var name : database.listCollectionNames()) {
            database.getCollection(name, RawBsonDocument.class)
                    .find()
                    .forEach(document -> say(collection(name), text(bytes(document))));
        }
    }

    private static byte[] bytes(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** All records of all topics, keys and headers included. */
    void lookIntoKafka() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            for (var topic : admin.listTopics().names().get()) {
                TestKafka.read(topic).forEach(record -> say(topic(topic), text(record)));
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        var text = new StringBuilder(text(record.key())).append('\n').append(text(record.value()));
        record.headers().forEach(header -> text.append('\n').append(text(header.value())));
        return text.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Each secret is where it may be, and nowhere else. */
    void assertKept() {
        assertThat(said.keySet())
                .as("places that were looked into")
                .contains(LOG, ANSWERS, collection("corps"), collection("tokens"))
                .contains(topic("scrm.wecom.callbacks.v1"), topic("scrm.wecom.snapshots.v1"));
        var leaks = new ArrayList<String>();
        secrets.forEach((value, secret) -> {
            var found = found(value);
            if (!secret.places().isEmpty() && found.isEmpty()) {
                leaks.add(secret.what() + " is nowhere, so nothing was tried");
            }
            found.removeAll(secret.places());
            found.forEach(place -> leaks.add(secret.what() + " is in " + place + ": " + around(value, place)));
        });
        assertThat(leaks).isEmpty();
    }

    private Set<String> found(String value) {
        var places = new TreeSet<String>();
        said.forEach((place, text) -> {
            if (text.indexOf(value) >= 0) {
                places.add(place);
            }
        });
        return places;
    }

    private String around(String value, String place) {
        var text = said.getOrDefault(place, new StringBuilder());
        int at = text.indexOf(value);
        return text.substring(Math.max(0, at - 150), Math.min(text.length(), at + value.length() + 50));
    }

    /** The places of several kinds together. */
    static String[] and(String[] places, String... more) {
        var all = new ArrayList<>(List.of(places));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
