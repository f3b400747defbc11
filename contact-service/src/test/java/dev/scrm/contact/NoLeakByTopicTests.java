package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.events.Topics.Topic;
import dev.scrm.platform.test.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Topics tell of somebody what docs/events.md says under "Personal data" and nothing else, in keys, headers and values. */
class NoLeakByTopicTests extends OneOfEachFlow {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where in records something stands of her; nothing where it is empty, though the service writes there. */
    private static final Map<String, Set<String>> TOLD = new TreeMap<>(Map.ofEntries(
            entry(
                    Topics.CONTACT_PROFILES,
                    Set.of("externalUserId", "name", "statedName", "avatar", "fields", "memberships")),
            entry(Topics.CONTACT_EVENTS, Set.of("externalUserId", "name", "because", "level", "points")),
            entry(Topics.CONTACT_COMMANDS, Set.of()),
            entry(Topics.CONTACT_ERASURES, Set.of()),
            entry(Topics.BEHAVIOR_SUBMISSIONS, Set.of("properties")),
            entry(Topics.BEHAVIOR_EVENTS, Set.of("properties")),
            entry(Topics.SEGMENT_DEFINITIONS, Set.of("live", "next")),
            entry(Topics.SEGMENT_TRIALS, Set.of("condition")),
            entry(Topics.SEGMENT_EVENTS, Set.of()),
            entry(Topics.SEGMENT_STANDINGS, Set.of()),
            entry(Topics.SEGMENT_PROGRESS, Set.of()),
            entry(Topics.SEGMENT_HISTORY_REQUESTS, Set.of()),
            entry(Topics.SEGMENT_HISTORIES, Set.of("given")),
            entry(Topics.WECOM_COMMANDS, Set.of("externalUserId")),
            entry(Topics.AUDIT_RECORDS, Set.of("filters"))));

    /** By which she is reached: it stands nowhere but in words that somebody wrote. */
    private static final List<String> SEALED = List.of(EMAIL, OPEN_ID, PHONE, "oEXunion0001");

    @Test
    void tellsWhatIsSaidOfIt() {
        makeOneOfEach();
        triedWith(admin, condition());
        assertThat(get(admin, "/api/v1/contacts?q=%E7%8E%8B%E8%8A%B3").body().path("items"))
                .hasSize(1);
        assertThat(get(admin, "/api/v1/sidebar?externalUserId=" + externalUserId)
                        .status())
                .isEqualTo(200);
        mergedWithTheOther();

        eventually(() -> assertThat(told()).isEqualTo(TOLD));
        var triable = List.of("165.5", "128045067");
        assertThat(records())
                .allSatisfy(record -> assertThat(record)
                        .as("of bounds that a condition was tried with")
                        .doesNotContain(
                                hers().filter(one -> !triable.contains(one)).toList()));
    }

    /** Two who searched for the same: one of them is given what the other did. */
    private void mergedWithTheOther() {
        var proposal = "/api/v1/merge-proposals/" + id("/merge-proposals/{id}");
        var proposed =
                get(admin, "/api/v1/merge-proposals").body().path("items").path(0);
        for (var name : List.of("contactId", "otherContactId")) {
            var one = proposed.path(name).asString();
            submit(corp, one, "searched", Map.of("query", "面膜"));
            eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + one + "/behaviors")
                            .body()
                            .path("items"))
                    .isNotEmpty());
        }
        ok(send("POST", admin, proposal + "/acceptance", null));
    }

    /** Rows of people are made of what conditions ask for: by which somebody is reached is no part of it. */
    @Test
    void keepsNobodysNumberInRowsOfPeople() throws Exception {
        makeOneOfEach();

        Set<String> topics;
        try (var kafka = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            topics = kafka.listTopics().names().get();
        }
        var rows = topics.stream()
                .filter(topic -> topic.endsWith("-people-changelog"))
                .flatMap(this::ofCorp)
                .map(NoLeakByTopicTests::text)
                .toList();
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("王芳"));
        assertThat(rows).allSatisfy(row -> assertThat(row).doesNotContain(SEALED));
    }

    /** Where something stands of her, by topic. */
    private Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>();
        for (var topic : Topics.ALL.stream().map(Topic::name).toList()) {
            ofCorp(topic).filter(record -> !isHeard(record)).forEach(record -> {
                assertThat(text(record)).as(topic).doesNotContain(SEALED);
                var places = told.computeIfAbsent(topic, _ -> new TreeSet<>());
                parts(record).filter(part -> isHers(part.getValue())).forEach(part -> places.add(part.getKey()));
            });
        }
        return told;
    }

    private Stream<ConsumerRecord<byte[], byte[]>> ofCorp(String topic) {
        return TestKafka.read(topic).stream()
                .filter(record -> string(record.key()).contains(corp));
    }

    /** By the service, from what the test told as somebody else. */
    private static boolean isHeard(ConsumerRecord<byte[], byte[]> record) {
        var source = record.headers().lastHeader("ce_source");
        return source != null && string(source.value()).equals("/somebody");
    }

    private static Stream<Map.Entry<String, String>> parts(ConsumerRecord<byte[], byte[]> record) {
        var fields = record.value() == null
                ? Stream.<Map.Entry<String, String>>empty()
                : JSON.readTree(record.value()).properties().stream()
                        .map(field -> entry(field.getKey(), field.getValue().toString()));
        var headers =
                Stream.of(record.headers().toArray()).map(header -> entry("header " + header.key(), string(header)));
        return Stream.of(Stream.of(entry("key", string(record.key()))), headers, fields)
                .flatMap(parts -> parts);
    }

    private boolean isHers(String text) {
        return hers().anyMatch(text::contains);
    }

    private Stream<String> hers() {
        return Stream.of(REACHABLE, PERSONAL, List.of(externalUserId)).flatMap(List::stream);
    }

    /** All of a record. */
    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return string(record.key())
                + Stream.of(record.headers().toArray())
                        .map(NoLeakByTopicTests::string)
                        .toList()
                + string(record.value());
    }

    private static String string(Header header) {
        return string(header.value());
    }

    private static String string(byte[] bytes) {
        return new String(requireNonNullElse(bytes, new byte[0]), UTF_8);
    }
}
