package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.HistoryWanted;
import dev.scrm.contact.segment.Ownership;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.contact.segment.PersonInput;
import dev.scrm.contact.segment.Placement;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.RuleBook;
import dev.scrm.contact.segment.SegmentEvent;
import dev.scrm.contact.segment.Standing;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.streams.CatchUp;
import dev.scrm.platform.messaging.streams.DueRows.DueRow;
import dev.scrm.platform.messaging.streams.IncomingRecord;
import dev.scrm.platform.messaging.streams.ParkedWork;
import dev.scrm.platform.messaging.streams.Parking;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.Sinks;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what is told of people, and time, to the decision where they stand; and what was decided to store and sinks. */
final class SegmentProcessor implements Processor<byte[], byte[], byte[], byte[]>, ParkedWork {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentProcessor.class);

    private final RuleBooks books;
    private final WantedTrials trials;
    private final SegmentSettings settings;
    private final ParkingMeters parkingMeters;
    private @Nullable World world;
    private final Set<Rule.Key> failing = new HashSet<>();
    private boolean trialsTurn;

    SegmentProcessor(RuleBooks books, WantedTrials trials, SegmentSettings settings, ParkingMeters parkingMeters) {
        this.books = books;
        this.trials = trials;
        this.settings = settings;
        this.parkingMeters = parkingMeters;
    }

    /** What the processor got from Kafka Streams. */
    private record World(
            ProcessorContext<byte[], byte[]> context,
            People people,
            Recompute recompute,
            TrialWalks trials,
            Sinks sinks,
            Parking parking,
            CatchUp catchUp) {
        Instant now() {
            return Instant.ofEpochMilli(context.currentSystemTimeMs());
        }

        /** As of when people are judged: while the partition catches up that is when what it reads was written. */
        Instant time() {
            return catchUp.time(now());
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(People.STORE);
        var counts = new RuleCounts(rows);
        var people = new People(rows, counts);
        var sinks = new Sinks(context);
        var parking = new Parking(rows, sinks, this, parkingMeters, context::currentSystemTimeMs);
        var recompute = new Recompute(rows, people, books, counts);
        var catchUp = new CatchUp(Instant.ofEpochMilli(context.currentSystemTimeMs()));
        var walks = new TrialWalks(people, trials);
        world = new World(context, people, recompute, walks, sinks, parking, catchUp);
        context.schedule(settings.every(), PunctuationType.WALL_CLOCK_TIME, _ -> look());
        var forget = new ForgetOldBehaviors(rows);
        var progress =
                new ProgressNews(books, counts, recompute, context.taskId().partition(), sinks);
        context.schedule(settings.tellEvery(), PunctuationType.WALL_CLOCK_TIME, _ -> {
            progress.tellOfBuilding(world().now());
            walks.tell(context.taskId().partition(), sinks, world().now());
            forget.goOn(world().now());
        });
        context.schedule(
                settings.countEvery(), PunctuationType.WALL_CLOCK_TIME, _ -> progress.tellCounts(world().now()));
        context.schedule(Parking.EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> parking.releasePortion());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var incoming =
                IncomingRecord.of(record, world().context().recordMetadata().orElseThrow());
        world().catchUp().read(Instant.ofEpochMilli(record.timestamp()));
        if (incoming.position().topic().equals(Topics.PARKING_COMMANDS)) {
            world().parking().obey(incoming);
            return;
        }
        if (incoming.value() == null && incoming.position().topic().equals(Topics.CONTACT_PROFILES)) {
            return; // That the snapshot is forgotten says less than whoever asks for the person to be erased.
        }
        try {
            var event = incoming.event();
            var told = PersonEvents.read(event);
            if (told.isPresent()) {
                var key = key(incoming, event, told.get());
                world().parking().handle(key, incoming, () -> handle(key, event, told.get()));
            }
        } catch (UnreadableEventException e) {
            world().parking().bury(incoming, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            if (keyOf(incoming).indexOf(':') < 0) {
                world().parking().bury(incoming, "Expected the key of a contact");
                return;
            }
            // A version that is not known here: a later build may read it.
            world().parking().handle(keyOf(incoming), incoming, () -> Optional.of(SetAside.reason(e)));
        }
    }

    private static String keyOf(IncomingRecord incoming) {
        return incoming.key() == null ? "" : new String(incoming.key(), UTF_8);
    }

    /** A record under another key would reach another partition's contact, or another corp's. */
    private static String key(IncomingRecord incoming, EventEnvelope event, PersonEvents.Told told) {
        var key = keyOf(incoming);
        if (!key.equals(Ids.contactKey(event.corpId(), told.contactId()))) {
            throw new UnreadableEventException(
                    "Expected the key of the contact that it is about but got '%s'".formatted(key));
        }
        return key;
    }

    private Optional<String> handle(String key, EventEnvelope event, PersonEvents.Told told) {
        return switch (told) {
            case PersonEvents.Did did -> did(key, event, did);
            case PersonEvents.Known known -> known(key, event, known);
            case PersonEvents.Moved moved -> moved(key, event, moved);
            case PersonEvents.ToErase toErase -> erase(key, event, toErase);
        };
    }

    /**
     * The person as they stand when a record is read. What time alone brought until then comes first: whoever left in the meantime left
     * before what the record brings, also when both are read at once.
     */
    private PersonRow until(String key, Instant time) {
        var row = world().people().find(key);
        for (var wake = row.wake(); wake != null && !wake.isAfter(time); wake = row.wake()) {
            if (decide(key, row, new PersonInput.TimeCame(), wake).isPresent()) {
                return row; // The record comes to the same end, and waits with its key.
            }
            row = world().people().find(key);
        }
        return row;
    }

    private Optional<String> did(String key, EventEnvelope event, PersonEvents.Did did) {
        var row = until(key, world().time());
        var facts = row.standing().facts();
        if (facts != null && facts.wereErasedAfter(did.at())) {
            return Optional.empty();
        }
        if (!Ownership.has(did.contactId(), facts, did.ownerId())) {
            return Optional.empty(); // It comes with the history of its owner, or has gone with it.
        }
        world().people().note(key, did);
        Ownership.passedOn(facts, did.ownerId()).ifPresent(wanted -> ask(event, wanted));
        if (row.awaited() != null) {
            return Optional.empty();
        }
        var failure = decide(key, row, row, did.input(), event, world().time());
        // It waits with its key from now on: when that is given up, nothing of it shall count.
        failure.ifPresent(_ -> world().people().forget(key, did));
        return failure;
    }

    /** While a history is on its way nothing is decided: what is known would be of one person and what was done of another. */
    private Optional<String> known(String key, EventEnvelope event, PersonEvents.Known known) {
        var row = until(key, world().time());
        var before = row.standing().facts();
        if (known.sequence() <= row.sequence()
                || (before != null && known.facts().areFromBeforeErasureOf(before))) {
            return Optional.empty(); // Something later is known.
        }
        if (known.isErased()) {
            return erased(key, event, known, row);
        }
        var wanted = Ownership.moved(known.contactId(), row.standing().facts(), known.facts());
        wanted.forEach(one -> ask(event, one));
        var question = known.facts().seenAs() != null ? null : wanted.isEmpty() ? row.awaited() : event.id();
        if (question != null) {
            var knowing = row.knowing(known.facts(), known.sequence(), question);
            world().people().save(key, row, knowing, false, world().now());
            return Optional.empty();
        }
        return decide(
                key,
                row,
                new PersonRow(row.standing(), row.revision(), known.sequence(), null),
                new PersonInput.FactsTold(known.facts()),
                event,
                world().time());
    }

    /** The person leaves all segments and takes along what it did; of the row no more stays than since when. */
    private Optional<String> erased(String key, EventEnvelope event, PersonEvents.Known known, PersonRow row) {
        var current = new PersonRow(row.standing(), row.revision(), known.sequence(), null);
        var erasureId = requireNonNull(known.erasureId(), "erasureId");
        return leave(key, event, row, current, known.facts(), erasureId, Instant.MAX);
    }

    /** Asked again, or where the snapshot was heard, nothing is left: what was done since is somebody's who began anew. */
    private Optional<String> erase(String key, EventEnvelope event, PersonEvents.ToErase toErase) {
        var row = world().people().find(key);
        var facts = row.standing().facts();
        var at = toErase.erasedAt();
        if (facts != null && facts.wereErasedAfter(at)) {
            world().sinks()
                    .send(SegmentMessages.erased(event, toErase.contactId(), toErase.erasureId(), 0, world().now()));
            return Optional.empty();
        }
        var current = new PersonRow(row.standing(), row.revision(), row.sequence(), null);
        return leave(key, event, row, current, PersonFacts.erasedAt(at), toErase.erasureId(), at);
    }

    private Optional<String> leave(
            String key,
            EventEnvelope event,
            PersonRow before,
            PersonRow current,
            PersonFacts nobody,
            String erasureId,
            Instant until) {
        var failure = decide(key, before, current, new PersonInput.FactsTold(nobody), event, world().time());
        if (failure.isEmpty()) {
            int rows = world().people().forgetBehaviors(key, until)
                    + (before.standing().facts() == null ? 0 : 1);
            var contactId = key.substring(key.indexOf(':') + 1);
            world().trials().forget(event.corpId(), contactId);
            long revision = world().people().outdate(key, world().now());
            // Also of whom nothing is known here: what was told before all state was lost lies there still.
            world().sinks().send(SegmentMessages.forgotten(event, contactId, revision, world().now()));
            world().sinks().send(SegmentMessages.erased(event, contactId, erasureId, rows, world().now()));
        }
        return failure;
    }

    /** What is whose is decided by what is known now: the answer to an old question changes nothing. */
    private Optional<String> moved(String key, EventEnvelope event, PersonEvents.Moved moved) {
        var row = until(key, world().time());
        var facts = row.standing().facts();
        moved.given().stream()
                .filter(did -> Ownership.has(moved.contactId(), facts, did.ownerId()))
                .filter(did -> facts == null || !facts.wereErasedAfter(did.at()))
                .forEach(did -> world().people().note(key, did));
        moved.taken().stream()
                .filter(did -> !Ownership.has(moved.contactId(), facts, did.ownerId()))
                .forEach(did -> world().people().forget(key, did));
        boolean answered = row.awaited() != null && row.awaited().equals(moved.question());
        if (!moved.last() || (row.awaited() != null && !answered)) {
            return Optional.empty();
        }
        var input = answered ? new PersonInput.HistoryAnswered(book(key).keys()) : new PersonInput.HistoryMoved();
        return decide(key, row, row.answered(), input, event, world().time());
    }

    private void ask(EventEnvelope event, HistoryWanted wanted) {
        world().sinks().send(SegmentMessages.wanted(event, wanted));
    }

    private RuleBook book(String key) {
        return books.of(key.substring(0, key.indexOf(':')));
    }

    /**
     * Answers why it cannot be decided.
     *
     * @param before as it lies in the store
     * @param current what is to lie there beside what is decided
     */
    private Optional<String> decide(
            String key,
            PersonRow before,
            PersonRow current,
            PersonInput input,
            @Nullable EventEnvelope cause,
            Instant now) {
        try {
            carry(key, before, current, input, cause, now);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error(
                    "Expected a decision for {} on {} but got none",
                    key,
                    input.getClass().getSimpleName(),
                    e);
            return Optional.of(SetAside.reason(e));
        }
    }

    private void carry(
            String key,
            PersonRow before,
            PersonRow current,
            PersonInput input,
            @Nullable EventEnvelope cause,
            Instant now) {
        var people = world().people();
        Decision<Standing, SegmentEvent> decision;
        var book = book(key);
        try (var history = people.history(key, book::propertiesAskedOf)) {
            decision = Placement.decide(
                    current.standing(), input, book, history, now, (rule, failure) -> failed(key, rule, failure));
        }
        if (!decision.changed() && current.equals(before)) {
            return;
        }
        var after = new PersonRow(decision.state(), current.revision(), current.sequence(), current.awaited());
        var row = people.save(key, before, after, !decision.events().isEmpty(), world().now());
        if (row.revision() != before.revision()) {
            SegmentMessages.of(key, row, decision.events(), book, now, cause).forEach(world().sinks()::send);
        }
    }

    /** A store that fails is no fault of the rule. */
    private void failed(String key, Rule.Key rule, RuntimeException failure) {
        if (failure instanceof KafkaException) {
            throw failure;
        }
        if (failing.add(rule)) {
            LOG.error("Expected an answer of {} for {} but it keeps its last; told once", rule, key, failure);
        }
    }

    /** What has no event for a cause. */
    private Optional<String> decide(String key, PersonRow row, PersonInput input, Instant now) {
        return row.awaited() == null ? decide(key, row, row, input, null, now) : Optional.empty();
    }

    @Override
    public Optional<String> retry(String key, EventEnvelope event) {
        return PersonEvents.read(event).flatMap(told -> handle(key, event, told));
    }

    /** Nothing is there but what is told: whatever waits is a record. */
    @Override
    public boolean giveUp(String key) {
        return false;
    }

    /** While it was parked its timer may have run out, and rules may have come. */
    @Override
    public Optional<String> release(String key) {
        var input = new PersonInput.RulesChanged(book(key).keys());
        var failure = decide(key, until(key, world().time()), input, world().time());
        if (failure.isEmpty()) {
            world().people().rearm(key);
        }
        return failure;
    }

    /** Timers, then a portion of what is to be computed anew: bounded, so that records and commits are not held up. */
    private void look() {
        if (!world().catchUp().hasStarted(world().now())) {
            return; // What is there to be read comes first.
        }
        long until = System.nanoTime() + settings.budget().toNanos();
        fireTimers(until);
        // Somebody sits and waits for a trial; it has every other turn, so that it holds up no segment.
        trialsTurn = !trialsTurn;
        if (!trialsTurn || !world().trials().goOn(until, world().now())) {
            world().recompute().goOn(until, this::visit);
        }
    }

    private void fireTimers(long untilNanos) {
        var horizon = world().catchUp().horizon(world().now());
        for (var due : world().people().due(horizon, settings.timersAtMost())) {
            fire(due);
            if (System.nanoTime() - untilNanos > 0) {
                return;
            }
        }
    }

    private void fire(DueRow timer) {
        var key = People.keyOf(timer);
        world().people().fired(timer);
        if (world().parking().isParked(key)) {
            return; // It gets its timer anew when it is released.
        }
        // What is true from a time on is told as of that time, however late it was looked at.
        decide(key, world().people().find(key), new PersonInput.TimeCame(), timer.due())
                .ifPresent(reason -> world().parking().park(key, reason));
    }

    private void visit(People.Entry entry, Set<Rule.Key> added) {
        if (world().parking().isParked(entry.key())) {
            return;
        }
        decide(entry.key(), entry.row(), new PersonInput.RulesChanged(added), world().time())
                .ifPresent(reason -> world().parking().park(entry.key(), reason));
    }

    @Override
    public void close() {
        if (world != null) {
            world.parking().close();
        }
    }

    private World world() {
        return Objects.requireNonNull(world, "init comes first");
    }
}
