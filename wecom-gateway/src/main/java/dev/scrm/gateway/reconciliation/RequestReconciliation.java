package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** Begins runs, by hand and every night, and ends them. */
public final class RequestReconciliation {
    private final Corps corps;
    private final Runs runs;
    private final Differences differences;
    private final Announcements announcements;
    private final Mirror mirror;
    private final ReconciliationSettings settings;
    private final RandomGenerator random;
    private final Clock clock;

    RequestReconciliation(
            Corps corps,
            Runs runs,
            Differences differences,
            Announcements announcements,
            Mirror mirror,
            ReconciliationSettings settings,
            RandomGenerator random,
            Clock clock) {
        this.corps = corps;
        this.runs = runs;
        this.differences = differences;
        this.announcements = announcements;
        this.mirror = mirror;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Begins one now.
     *
     * @param parts what is read; all when empty
     * @param acceptsVanished whether things are gone however many they are
     * @throws ReconciliationRefused when the corp is not served, or one goes on already
     */
    public Run request(String corpId, String by, List<Part> parts, boolean everything, boolean acceptsVanished) {
        if (corps.find(corpId).isEmpty()) {
            throw ReconciliationRefused.notServed();
        }
        var now = now();
        var wanted = parts.isEmpty() ? List.of(Part.values()) : parts;
        var id = Ids.uuid7(now, random).toString();
        var run = Run.of(new Run.Request(id, corpId, by, everything, acceptsVanished, now), wanted);
        if (!runs.begin(run)) {
            throw ReconciliationRefused.underWay(
                    runs.running(corpId).map(Run::id).orElse(""));
        }
        return run;
    }

    /** @throws ReconciliationRefused when there is none of that id, or it has ended */
    public void cancel(String corpId, String runId) {
        if (runs.find(corpId, runId).isEmpty()) {
            throw ReconciliationRefused.unknown();
        }
        if (!runs.cancel(corpId, runId, now())) {
            throw ReconciliationRefused.ended();
        }
    }

    /** Begins those of this night whose time has come: each corp's once, whatever replica asks and however often. */
    public void beginNightly() {
        if (!settings.nightly()) {
            return;
        }
        var now = now();
        for (var corpId : corps.ids()) {
            var night = Night.of(corpId, now, settings);
            if (night.isNow(now)) {
                var request = new Run.Request(id(corpId, night.date()), corpId, null, false, false, now);
                runs.begin(Run.of(request, List.of(Part.values())));
            }
        }
    }

    /** Forgets reports that are older than anybody reads, what was told long before the last reading, and corps that are gone. */
    public void forget() {
        var before = now().minus(settings.kept());
        differences.forgetBefore(before);
        runs.forgetBefore(before);
        announcements.forgetBefore(before);
        mirror.forgetBefore(before);
    }

    private static String id(String corpId, LocalDate date) {
        return Ids.derived("nightly-reconciliation", corpId, date.toString());
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
