package dev.scrm.platform.mongo;

import static dev.scrm.platform.mongo.Counters.CORP;
import static dev.scrm.platform.mongo.Counters.NOON;
import static dev.scrm.platform.mongo.Counters.grow;
import static dev.scrm.platform.mongo.Counters.growBy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.Counters.Counter;
import dev.scrm.platform.mongo.Counters.Grown;
import dev.scrm.platform.mongo.Counters.RecordingRelay;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateCollectionTests {
    private static final Duration STILL = Duration.ofSeconds(7);

    private final MutableClock clock = MutableClock.at(NOON);
    private final MongoDatabase database = TestMongo.freshDatabase("aggregates");
    private final RecordingRelay relay = new RecordingRelay();
    private AggregateCollection<Counter, Grown> counters;

    @BeforeEach
    void openFreshCollection() {
        counters = AggregateCollection.of(database, "counters", Counters.MAPPING, relay, clock);
        counters.createIndexes();
    }

    @Test
    void savesAndFindsAnAggregateOfItsCorpOnly() {
        counters.update(CORP, "a", growBy("a", 5));

        assertThat(counters.find(CORP, "a")).contains(new Counter("a", 5, List.of()));
        assertThat(counters.find("corp-2", "a")).isEmpty();
    }

    @Test
    void tellsTheVersionThatEveryWriteMakes() {
        var made = counters.updateVersioned(CORP, "a", _ -> growBy("a", 5).apply(null));
        counters.applyAll(List.of(grow("a", 1, 7), grow("a", 1, 8)));
        var left = counters.updateVersioned(CORP, "a", stored -> Decision.unchanged(stored.state()));

        assertThat(made).isEqualTo(new Versioned<>(new Counter("a", 5, List.of()), 1));
        assertThat(left).isEqualTo(new Versioned<>(new Counter("a", 7, List.of()), 2));
        assertThat(counters.findVersioned(CORP, "a")).contains(left);
        assertThat(counters.findVersioned(CORP, "b")).isEmpty();
    }

    @Test
    void letsOnlyOneOfManyChangeTheVersionThatAllHaveSeen() throws Exception {
        counters.update(CORP, "a", growBy("a", 1));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> counters.updateVersioned(
                            CORP,
                            "a",
                            stored -> stored.version() == 1
                                    ? growBy("a", 1).apply(stored.state())
                                    : Decision.unchanged(stored.state()))))
                    .toList();
            for (var write : writes) {
                assertThat(write.get().version()).isEqualTo(2);
            }
        }

        assertThat(counters.find(CORP, "a")).map(Counter::value).contains(2);
    }

    @Test
    void numbersTheEventsOfAnAggregateOverAllItsWrites() {
        counters.update(CORP, "a", growBy("a", 1));
        counters.applyAll(List.of(grow("a", 1, 7), grow("a", 1, 8)));

        var last = relay.offered.getLast().messages();
        assertThat(last).extracting(PendingOutbox.Numbered::number).containsExactly(1L, 2L, 3L);
        assertThat(last)
                .extracting(numbered -> numbered.message().envelope().sequence())
                .containsExactly(1L, 2L, 3L);
        assertThat(last)
                .extracting(numbered -> numbered.message().envelope().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void foldsManyStepsOfManyAggregatesInOneBatch() {
        var changes = new ArrayList<Change<Counter, Grown>>();
        for (int i = 0; i < 300; i++) {
            changes.add(grow("c" + i % 30, 1, i));
        }

        counters.applyAll(changes);

        var ids = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
        assertThat(counters.findAll(CORP, ids).values())
                .hasSize(30)
                .allSatisfy(counter -> assertThat(counter.value()).isEqualTo(10));
    }

    @Test
    void appliesARedeliveredBatchOnce() {
        var batch = List.of(grow("a", 1, 10), grow("b", 1, 11), grow("a", 1, 12));

        counters.applyAll(batch);
        counters.applyAll(batch);
        counters.applyAll(List.of(grow("a", 1, 12), grow("a", 1, 13)));

        assertThat(counters.find(CORP, "a")).map(Counter::value).contains(3);
        assertThat(counters.find(CORP, "b")).map(Counter::value).contains(1);
    }

    @Test
    void losesNoUpdateWhenManyWriteAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(0, 6)
                    .mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            retrying(() -> counters.update(CORP, "hot", growBy("hot", 1)));
                            var change = new Change<>(CORP, "hot", null, null, growBy("hot", 1));
                            retrying(() -> counters.applyAll(List.of(change)));
                        }
                        return writer;
                    }))
                    .toList();
            for (var write : writes) {
                write.get();
            }
        }

        assertThat(counters.find(CORP, "hot")).map(Counter::value).contains(240);
    }

    private static void retrying(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (UpdateContended _) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void decidesAgainOnlyOnThoseThatAnotherWriterChanged() {
        counters.applyAll(List.of(grow("a", 1, 1), grow("b", 1, 2)));
        boolean[] interfered = {false};
        var change = new Change<Counter, Grown>(CORP, "a", null, null, counter -> {
            if (!interfered[0]) {
                interfered[0] = true;
                counters.update(CORP, "a", growBy("a", 100));
            }
            return growBy("a", 1).apply(counter);
        });

        counters.applyAll(List.of(change, grow("b", 1, 3), grow("new", 1, 4)));

        assertThat(counters.find(CORP, "a")).map(Counter::value).contains(102);
        assertThat(counters.find(CORP, "b")).map(Counter::value).contains(2);
        assertThat(counters.find(CORP, "new")).map(Counter::value).contains(1);
    }

    @Test
    void keepsUnpublishedMessagesForTheSweepAfterACrash() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        counters.update(CORP, "a", growBy("a", 1));
        clock.advance(STILL);

        var left = claim();

        assertThat(left).hasSize(1);
        assertThat(left.getFirst().messages()).hasSize(2);
        assertThat(new String(
                        left.getFirst()
                                .messages()
                                .getFirst()
                                .message()
                                .envelope()
                                .data(),
                        UTF_8))
                .isEqualTo("1");
    }

    @Test
    void clearsWhatIsPublishedAndKeepsWhatIsNot() {
        counters.applyAll(List.of(grow("a", 1, 1), grow("a", 1, 2), grow("b", 1, 3)));

        counters.clear(Map.of(CORP + ":a", 1L, CORP + ":b", 1L));
        clock.advance(STILL);

        var left = claim();
        assertThat(left).extracting(PendingOutbox::documentId).containsExactly(CORP + ":a");
        assertThat(left.getFirst().messages())
                .extracting(PendingOutbox.Numbered::number)
                .containsExactly(2L);
    }

    @Test
    void givesALeftOutboxToOneOfTwoThatSweepAtOnce() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        clock.advance(STILL);
        List<PendingOutbox> claimedMeanwhile = new ArrayList<>();

        try (var client = beforeItsFirstUpdate(() -> claimedMeanwhile.addAll(claim()))) {
            var slower = AggregateCollection.of(
                    client.getDatabase(database.getName()), "counters", Counters.MAPPING, relay, clock);

            assertThat(claim(slower)).isEmpty();
        }
        assertThat(claimedMeanwhile).hasSize(1);
    }

    /** Found but not yet claimed: just then something happens. */
    private static MongoClient beforeItsFirstUpdate(Runnable happens) {
        var first = new AtomicBoolean(true);
        return before(command -> {
            if (command.equals("update") && first.getAndSet(false)) {
                happens.run();
            }
        });
    }

    private static MongoClient before(Consumer<String> command) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        command.accept(event.getCommandName());
                    }
                })
                .build();
        return MongoClients.create(settings);
    }

    @Test
    void givesAClaimedOutboxToTheNextSweepWhenNothingCameOfTheFirst() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        clock.advance(STILL);
        assertThat(claim()).hasSize(1);
        clock.advance(STILL.minusMillis(1));
        assertThat(claim()).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(claim()).hasSize(1);
    }

    @Test
    void countsWhatWasPublishedOfAnOutboxAsAMove() {
        counters.applyAll(List.of(grow("a", 1, 1), grow("a", 1, 2), grow("left", 1, 3)));
        clock.advance(STILL);

        counters.clear(Map.of(CORP + ":a", 1L));

        assertThat(claim()).extracting(PendingOutbox::documentId).containsExactly(CORP + ":left");
        clock.advance(STILL);
        assertThat(claim()).extracting(PendingOutbox::documentId).contains(CORP + ":a");
    }

    @Test
    void keepsNoTimeOfAnOutboxThatWasEmptiedBeforeACrash() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        counters.documents().updateOne(Filters.eq(CORP + ":a"), Updates.set("outbox", List.of()));
        clock.advance(STILL);

        assertThat(claim()).isEmpty();

        assertThat(counters.documents().countDocuments(Filters.exists("outboxAt")))
                .isZero();
    }

    @Test
    void findsWhatWasSavedWhileTheOutboxWasEmptied() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        counters.update(CORP, "a", counter -> {
            counters.clear(Map.of(CORP + ":a", 1L));
            return growBy("a", 1).apply(counter);
        });
        clock.advance(STILL);

        assertThat(claim().getFirst().messages())
                .extracting(PendingOutbox.Numbered::number)
                .containsExactly(2L);
    }

    @Test
    void findsTheOutboxOfABusyAggregateThatNobodyPublishes() {
        counters.applyAll(List.of(grow("a", 1, 1)));
        clock.advance(STILL);
        counters.update(CORP, "a", growBy("a", 1));

        assertThat(claim()).hasSize(1);
    }

    private List<PendingOutbox> claim() {
        return claim(counters);
    }

    /** As the sweep does it, with milliseconds as the database has them. */
    private List<PendingOutbox> claim(AggregateCollection<Counter, Grown> from) {
        return from.claim(clock.instant().minus(STILL).plusMillis(1), 200);
    }

    @Test
    void writesNothingForAStepThatChangesNothing() {
        counters.applyAll(List.of(grow("a", 0, 1)));

        assertThat(counters.find(CORP, "a")).isEmpty();
        assertThat(relay.offered).isEmpty();
    }

    @Test
    void answersRefusalsOfABatchAndKeepsTheOtherSteps() {
        var refusals = counters.applyAll(List.of(grow("a", 999, 1), grow("a", 500, 2), grow("a", 1, 3)));

        assertThat(refusals).singleElement().isInstanceOf(Counters.TooLarge.class);
        assertThat(counters.find(CORP, "a")).map(Counter::value).contains(1000);
    }

    @Test
    void letsARefusalFlyToTheCallerOfAnUpdate() {
        assertThatThrownBy(() -> counters.update(CORP, "a", growBy("a", 2000))).isInstanceOf(Counters.TooLarge.class);
        assertThat(counters.find(CORP, "a")).isEmpty();
    }

    @Test
    void refusesToLetAnOutboxGrowBatchAfterBatchButTakesALargeOne() {
        var flood = IntStream.rangeClosed(1, StoredAggregate.OUTBOX_LIMIT + 1)
                .mapToObj(i -> grow("a", 1, i))
                .toList();

        counters.applyAll(flood);

        assertThat(counters.find(CORP, "a")).map(Counter::value).contains(flood.size());
        assertThatThrownBy(() -> counters.applyAll(List.of(grow("a", 1, flood.size() + 1))))
                .isInstanceOf(OutboxFull.class)
                .hasMessageContaining("unpublished");
    }

    /** Whoever changes the document is put aside; what waits for Kafka to come back stops everybody. */
    @Test
    void saysThatAFullOutboxIsTheDocumentsOwnFaultWhileKafkaRefusesAMessageOfIt() {
        var flood = IntStream.rangeClosed(1, StoredAggregate.OUTBOX_LIMIT + 1)
                .mapToObj(i -> grow("a", 1, i))
                .toList();
        var next = List.of(grow("a", 1, flood.size() + 1));
        counters.applyAll(flood);

        counters.refused(CORP + ":a", 7);
        assertThatThrownBy(() -> counters.applyAll(next)).isInstanceOf(OutboxRefused.class);

        counters.clear(Map.of(CORP + ":a", 1L));
        assertThatThrownBy(() -> counters.applyAll(next)).isInstanceOf(OutboxFull.class);
        counters.refused(CORP + ":a", 1); // taken since
        assertThatThrownBy(() -> counters.applyAll(next)).isInstanceOf(OutboxFull.class);
        counters.refused(CORP + ":a", 7);
        counters.clear(Map.of(CORP + ":a", (long) flood.size()));
        assertThat(counters.applyAll(next)).isEmpty();
        assertThat(database.getCollection("counters").find().first()).doesNotContainKey("outboxRefused");
    }

    @Test
    void pagesThroughTheAggregatesOfACorp() {
        counters.applyAll(
                IntStream.range(0, 7).mapToObj(i -> grow("c" + i, i + 1, i)).toList());
        for (var other : List.of(CORP.substring(0, CORP.length() - 1), CORP + "0", "corp-2")) {
            counters.update(other, "other", growBy("other", 3));
        }
        var filter = Filters.gt("state.value", 1);

        for (var page : List.<Pages>of(counters::page, counters::pageAlong)) {
            var first = page.page(CORP, filter, 4, null);
            var second = page.page(CORP, filter, 4, first.next());

            assertThat(first.items()).extracting(Counter::id).containsExactly("c1", "c2", "c3", "c4");
            assertThat(second.items()).extracting(Counter::id).containsExactly("c5", "c6");
            assertThat(second.next()).isNull();
        }
    }

    private interface Pages {
        Slice<Counter> page(String corpId, Bson filter, int limit, @Nullable String cursor);
    }

    @Test
    void emptiesAnOutboxWithOneWriteWhenNothingWasRaisedMeanwhile() {
        counters.applyAll(List.of(grow("a", 1, 1), grow("b", 1, 2)));
        List<String> commands = new ArrayList<>();

        try (var client = before(commands::add)) {
            AggregateCollection.of(client.getDatabase(database.getName()), "counters", Counters.MAPPING, relay, clock)
                    .clear(Map.of(CORP + ":a", 1L, CORP + ":b", 1L));
        }

        assertThat(commands).containsExactly("update");
        assertThat(counters.documents().countDocuments(Filters.exists("outboxAt")))
                .isZero();
    }
}
