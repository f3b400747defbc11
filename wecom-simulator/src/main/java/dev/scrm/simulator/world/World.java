package dev.scrm.simulator.world;

import dev.scrm.simulator.LimitSettings;
import dev.scrm.simulator.SimulatorSettings;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The simulated platform: its people and codes, its time, its chance, and the one lock they are changed under. */
public final class World implements Closeable {
    /** Where WeCom's days begin. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private record Shift(long seconds) {}

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SHIFT = "shift";

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final RandomGenerator random;
    private final Journal journal;
    private final Table<Shift> shifts;
    private volatile LimitSettings limits;

    public final Tokens tokens;
    public final Tickets tickets;
    public final Effects effects;
    public final Members members;
    public final MediaStore media;
    public final Crowds crowds;
    public final Customers customers;
    public final Transfers transfers;
    public final Welcomes welcomes;
    public final Tags tags;
    public final ContactWays contactWays;
    public final Groups groups;
    public final MassSends massSends;
    public final Moments moments;
    public final AcquisitionLinks links;
    public final Schedules schedules;
    public final Approvals approvals;
    public final AppMessages appMessages;
    public final CardCodes cardCodes;
    public final Robots robots;
    public final SmartRobots smartRobots;
    public final ServiceDesk serviceDesk;
    public final Callbacks callbacks;

    public World(SimulatorSettings settings, Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        limits = LimitSettings.lenient(settings.limits().callsPerMinute());
        journal = new Journal(settings.stateDirectory());
        shifts = journal.table("shifts", Shift.class);
        var seeds = new Seeds(journal);
        tokens = new Tokens(this, settings, journal);
        tickets = new Tickets(this, journal);
        effects = new Effects(this, journal);
        members = new Members(this, settings.corp(), seeds, journal);
        media = new MediaStore(this, settings.stateDirectory(), journal);
        crowds = new Crowds(this, journal);
        customers = new Customers(this, crowds, journal);
        transfers = new Transfers(this, journal);
        welcomes = new Welcomes(this, journal);
        tags = new Tags(this, settings.corp(), seeds, journal);
        contactWays = new ContactWays(this, journal);
        groups = new Groups(this, journal);
        massSends = new MassSends(this, journal);
        moments = new Moments(this, journal);
        links = new AcquisitionLinks(this, journal);
        schedules = new Schedules(this, journal);
        approvals = new Approvals(this, journal);
        appMessages = new AppMessages(this, journal);
        cardCodes = new CardCodes(this, journal);
        robots = new Robots(this, journal);
        smartRobots = new SmartRobots(journal);
        serviceDesk = new ServiceDesk(this, settings, seeds, journal);
        callbacks = new Callbacks(this, settings, journal);
        journal.open();
    }

    /** Runs one operation of the platform after the other. */
    public <T> T locked(Supplier<T> operation) {
        lock.lock();
        try {
            return operation.get();
        } finally {
            lock.unlock();
        }
    }

    /** The platform's time, which can be put forward but stays in step with the clock's otherwise. */
    public Instant now() {
        return locked(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS).plusSeconds(shift()));
    }

    /** Puts the platform's time forward, for what waits for time to pass. */
    public Instant advance(Duration by) {
        return locked(() -> {
            shifts.put(SHIFT, new Shift(shift() + by.toSeconds()));
            return now();
        });
    }

    /** A new id or code of letters and digits. */
    public String code(String prefix, int length) {
        return locked(() -> {
            var code = new StringBuilder(prefix.length() + length).append(prefix);
            for (int i = 0; i < length; i++) {
                code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return code.toString();
        });
    }

    /** The limits that hold now. */
    public LimitSettings limits() {
        return limits;
    }

    /** Sets the limits until the next start. */
    public void setLimits(LimitSettings limits) {
        this.limits = limits;
    }

    public RandomGenerator random() {
        return random;
    }

    @Override
    public void close() {
        locked(() -> {
            journal.close();
            return true;
        });
    }

    private long shift() {
        return shifts.find(SHIFT).map(Shift::seconds).orElse(0L);
    }
}
