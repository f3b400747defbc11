package dev.scrm.gateway.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.deadletters.DeadLetter;
import dev.scrm.gateway.deadletters.DeadTopic;
import dev.scrm.gateway.deadletters.LetterPlace;
import dev.scrm.gateway.deadletters.LetterRefused;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KafkaDeadLettersTests {
    private static final KafkaSettings SETTINGS = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());
    private static final Producer<byte[], byte[]> PRODUCER = new KafkaProducer<>(SETTINGS.producer());

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaDeadLetters letters = new KafkaDeadLetters(SETTINGS, PRODUCER);
    private final String corp = "ww" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void close() {
        PRODUCER.close();
    }

    @Test
    void showsLettersNewestFirstPageByPageEachOnce() {
        TestKafka.send(
                IntStream.range(0, 250).mapToObj(i -> dead("contact-" + i, i)).toList());

        var seen = new ArrayList<DeadLetter>();
        List<Long> before = List.of();
        do {
            var page = letters.list(DeadTopic.DOORBELLS, before, 40, letter -> corp.equals(letter.corpId()));
            assertThat(page.letters()).hasSizeLessThanOrEqualTo(40);
            seen.addAll(page.letters());
            assertThat(page.next()).as("it goes on").isNotEqualTo(before);
            before = page.next();
        } while (!before.isEmpty());

        assertThat(seen).extracting(DeadLetter::eventId).doesNotHaveDuplicates().hasSize(250);
        assertThat(seen).extracting(DeadLetter::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void showsWhereALetterStoodAndWhyAndNothingOfWhatItSays() {
        TestKafka.send(dead("contact", 7));

        var letter = mine();

        assertThat(letter.origin()).isEqualTo("scrm.wecom.doorbells.v1/2@7");
        assertThat(letter.group()).isEqualTo("wecom-gateway");
        assertThat(letter.reason()).isEqualTo("Expected JSON of Common but Unrecognized token …");
        assertThat(letter.corpId()).isEqualTo(corp);
        assertThat(letter.type()).isEqualTo("scrm.wecom.mark-tags.v1");
        assertThat(letter.source()).isEqualTo("/journey-service");
        assertThat(letter.size()).isEqualTo(6);
        assertThat(letter.toString()).doesNotContain("secret");
        assertThat(letters.body(letter.place()))
                .hasValueSatisfying(body -> assertThat(body).asString(UTF_8).isEqualTo("secret"));
    }

    @Test
    void takesALetterForNobodysWhenItsKeyIsAnothers() {
        var foreign = dead("contact", 1);
        var wrong = new ProducerRecord<>(foreign.topic(), "wwOther:contact".getBytes(UTF_8), foreign.value());
        foreign.headers().forEach(wrong.headers()::add);
        TestKafka.send(wrong);

        var page = letters.list(DeadTopic.DOORBELLS, List.of(), 1, letter -> (corp + "-1").equals(letter.eventId()));

        assertThat(page.letters())
                .singleElement()
                .extracting(DeadLetter::corpId)
                .isNull();
    }

    @Test
    void putsALetterBackAsItFirstStood() {
        TestKafka.send(dead("contact", 3));

        var to = letters.take(mine().place()).putBack();

        var back = TestKafka.read(DeadTopic.DOORBELLS.source()).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(corp))
                .toList();
        assertThat(back).singleElement().satisfies(record -> {
            assertThat(record.value()).asString(UTF_8).isEqualTo("secret");
            assertThat(record.key()).asString(UTF_8).isEqualTo(corp + ":contact");
            assertThat(record.headers().toArray())
                    .extracting(header -> header.key())
                    .containsExactly("ce_corpid", "ce_id", "ce_type", "ce_source");
            assertThat(to).isEqualTo("%s/%d@%d".formatted(record.topic(), record.partition(), record.offset()));
        });
    }

    @Test
    void putsThirtyLettersBackSideBySide() {
        TestKafka.send(
                IntStream.range(0, 30).mapToObj(i -> dead("contact-" + i, i)).toList());
        var mine = letters.list(DeadTopic.DOORBELLS, List.of(), 30, letter -> corp.equals(letter.corpId()))
                .letters();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var put = mine.stream()
                    .map(letter ->
                            threads.submit(() -> letters.take(letter.place()).putBack()))
                    .toList();

            assertThat(put).hasSize(30).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));
        }
    }

    @Test
    void findsNoLetterWhereThereIsNone() {
        assertThat(letters.find(new LetterPlace(DeadTopic.DOORBELLS, 0, 9_999_999)))
                .isEmpty();
        assertThat(letters.find(new LetterPlace(DeadTopic.DOORBELLS, 999, 0))).isEmpty();
        assertThatThrownBy(() -> letters.take(new LetterPlace(DeadTopic.DOORBELLS, 999, 0)))
                .isInstanceOf(LetterRefused.class);
        assertThatThrownBy(() -> LetterPlace.of(DeadTopic.DOORBELLS, "1-x")).isInstanceOf(LetterRefused.class);
        assertThat(LetterPlace.of(DeadTopic.DOORBELLS, "1-22").id()).isEqualTo("1-22");
    }

    @Test
    void saysThatKafkaDoesNotAnswer() {
        var nowhere = new KafkaSettings("127.0.0.1:9", 1, Map.of());

        assertThatThrownBy(
                        () -> new KafkaDeadLetters(nowhere, PRODUCER).list(DeadTopic.COMMANDS, List.of(), 1, _ -> true))
                .isInstanceOfSatisfying(
                        LetterRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("kafka-unavailable"));
    }

    private DeadLetter mine() {
        return letters.list(DeadTopic.DOORBELLS, List.of(), 1, letter -> corp.equals(letter.corpId()))
                .letters()
                .getFirst();
    }

    private ProducerRecord<byte[], byte[]> dead(String contact, int offset) {
        var record = new ProducerRecord<>(
                DeadTopic.DOORBELLS.dead(), (corp + ":" + contact).getBytes(UTF_8), "secret".getBytes(UTF_8));
        record.headers()
                .add("ce_corpid", corp.getBytes(UTF_8))
                .add("ce_id", (corp + "-" + offset).getBytes(UTF_8))
                .add("ce_type", "scrm.wecom.mark-tags.v1".getBytes(UTF_8))
                .add("ce_source", "/journey-service".getBytes(UTF_8));
        SetAside.mark(
                record.headers(),
                "wecom-gateway",
                new SourcePosition(DeadTopic.DOORBELLS.source(), 2, offset),
                "Expected JSON of Common but Unrecognized token 'secret': was expecting 'null'");
        return record;
    }
}
