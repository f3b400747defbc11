package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.streams.ReleaseContact.GiveUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parked keys of one partition: what cannot be handled waits in the store with all that follows it, however much that
 * is, and a copy of each lies in the parked topic. On command a key is released, in portions, while new records of it go
 * on to follow; it flows again when nothing waits any more. All of it is part of the topology's transaction.
 */
public final class Parking implements AutoCloseable {
    /** How often {@link #releasePortion} wants to be called. */
    public static final Duration EVERY = Duration.ofMillis(200);

    static final int PORTION = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final Duration BUDGET = Duration.ofMillis(50);

    private final ParkingRows rows;
    private final Outlet outlet;
    private final ParkedWork work;
    private final ParkingMeters meters;
    private final LongSupplier clock;
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private boolean releasing = true;

    /** @param clock milliseconds, as the topology's context tells them */
    public Parking(
            KeyValueStore<Bytes, byte[]> store,
            Outlet outlet,
            ParkedWork work,
            ParkingMeters meters,
            LongSupplier clock) {
        this.rows = new ParkingRows(store);
        this.outlet = outlet;
        this.work = work;
        this.meters = meters;
        this.clock = clock;
        rows.eachParked(row -> count(1, row.waiting()));
        meters.opened(this);
    }

    private void count(long moreKeys, long moreRecords) {
        keys.addAndGet(moreKeys);
        records.addAndGet(moreRecords);
    }

    long keys() {
        return keys.get();
    }

    long records() {
        return records.get();
    }

    public boolean isParked(String key) {
        // Hardly ever is anything parked: the store need not be asked.
        return keys() > 0 && rows.parked(key).isPresent();
    }

    /** Handles a record unless its key is parked. When that is answered with a reason, its key is parked now. */
    public void handle(String key, IncomingRecord record, Supplier<Optional<String>> handler) {
        if (isParked(key)) {
            follow(key, record, "follows a parked record of its key");
        } else {
            handler.get().ifPresent(reason -> {
                LOG.error("Parked key {} of {} at {}: {}", key, meters.group(), record.position(), reason);
                park(key, reason);
                follow(key, record, reason);
            });
        }
    }

    /** Parks a key that fails without a record, such as at a timer. */
    public void park(String key, String reason) {
        var row = ParkedRow.of(reason, now());
        rows.put(key, row);
        count(1, 0);
        tell(key, row, true);
    }

    private void follow(String key, IncomingRecord record, String reason) {
        var row = rows.parked(key).orElseThrow();
        rows.keep(key, row.next(), record);
        var followed = row.followed();
        rows.put(key, followed);
        count(0, 1);
        setAside(Topics.parked(record.position().topic()), record, reason);
        meters.parked();
        tell(key, followed, true);
    }

    /** A record that nobody will ever handle goes to the dead topic as it came. */
    public void bury(IncomingRecord record, String reason) {
        LOG.error("Buried a record of {} at {}: {}", meters.group(), record.position(), reason);
        setAside(Topics.dead(record.position().topic()), record, reason);
        meters.dead();
    }

    private void setAside(String topic, IncomingRecord record, String reason) {
        var headers = new RecordHeaders(record.headers());
        SetAside.mark(headers, meters.group(), record.position(), reason);
        outlet.send(topic, record.key(), record.value(), record.timestamp(), headers);
    }

    /** Takes a command from {@link Topics#PARKING_COMMANDS}; without effect for a key that is not parked. */
    public void obey(IncomingRecord record) {
        try {
            ReleaseContact.read(record)
                    .filter(command -> command.group().equals(meters.group()))
                    .ifPresent(command -> obey(new String(record.key(), UTF_8), command));
        } catch (UnreadableEventException e) {
            bury(record, String.valueOf(e.getMessage()));
        }
    }

    private void obey(String key, ReleaseContact command) {
        rows.parked(key).ifPresent(parked -> {
            boolean gaveUp = command.giveUp() != GiveUp.NOTHING && work.giveUp(key);
            var row =
                    switch (command.giveUp()) {
                        case NOTHING -> parked.toRelease();
                        case FIRST -> gaveUp ? parked.toRelease() : parked.givingUp(1, command.by());
                        case ALL -> parked.givingUp(Long.MAX_VALUE, command.by());
                    };
            LOG.info("{} releases key {} of {}, gives up: {}", command.by(), key, meters.group(), command.giveUp());
            rows.put(key, row);
            releasing = true;
            tell(key, row, true);
        });
    }

    /** Goes on with what is to be released: bounded, so that neither other keys nor the transaction have to wait. */
    public void releasePortion() {
        if (!releasing) {
            return;
        }
        var portion = new Portion(PORTION, System.nanoTime() + BUDGET.toNanos());
        var next = rows.releasing(PORTION);
        releasing = !next.isEmpty();
        for (var key : next) {
            release(key, portion);
            if (portion.isOver()) {
                return;
            }
        }
    }

    /** What one call may do; a first record is always in it. */
    private static final class Portion {
        private final long until;
        private int left;

        Portion(int records, long until) {
            this.left = records;
            this.until = until;
        }

        boolean isOver() {
            return left <= 0 || System.nanoTime() - until > 0;
        }

        void took() {
            left--;
        }
    }

    private void release(String key, Portion portion) {
        var row = rows.parked(key).orElseThrow();
        portion.took();
        do {
            if (row.waiting() == 0) {
                end(key, row);
                return;
            }
            var failure = giveUpOrRetry(key, row);
            if (failure.isPresent()) {
                stop(key, row, failure.get());
                return;
            }
            rows.take(key, row.first());
            row = row.advanced();
            count(0, -1);
            portion.took();
        } while (!portion.isOver());
        rows.put(key, row);
        tell(key, row, true);
    }

    private Optional<String> giveUpOrRetry(String key, ParkedRow row) {
        var record = rows.peek(key, row.first());
        if (row.first() < row.givenUpBefore()) {
            bury(record, "given up by %s: %s".formatted(row.givenUpBy(), row.reason()));
            return Optional.empty();
        }
        try {
            return work.retry(key, record.event());
        } catch (UnreadableEventException e) {
            bury(record, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void end(String key, ParkedRow row) {
        var failure = work.release(key);
        if (failure.isPresent()) {
            stop(key, row, failure.get());
            return;
        }
        rows.remove(key);
        count(-1, 0);
        LOG.info("Released key {} of {}", key, meters.group());
        tell(key, row, false);
    }

    private void stop(String key, ParkedRow row, String reason) {
        LOG.error("Expected to release key {} of {} but it stays parked: {}", key, meters.group(), reason);
        var stopped = row.stopped(reason);
        rows.put(key, stopped);
        tell(key, stopped, true);
    }

    /** Tells the list of parked contacts how the key stands. */
    private void tell(String key, ParkedRow row, boolean parked) {
        int colon = key.indexOf(':');
        var standing = new ContactStanding(
                meters.group(),
                key.substring(colon + 1),
                parked,
                row.releasing(),
                row.reason(),
                row.since(),
                row.waiting());
        var event = standing.event(key.substring(0, colon), now(), row.first(), row.next());
        var headers = new RecordHeaders();
        CloudEventHeaders.write(event, headers);
        outlet.send(
                Topics.PARKED_CONTACTS,
                Ids.contactKey(event.corpId(), standing.contactId()).getBytes(UTF_8),
                event.data(),
                event.time().toEpochMilli(),
                headers);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }

    @Override
    public void close() {
        meters.closed(this);
    }
}
