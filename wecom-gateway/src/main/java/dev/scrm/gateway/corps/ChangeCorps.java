package dev.scrm.gateway.corps;

import dev.scrm.gateway.corps.CorpChange.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Changes corps and their apps, one at a time, and lets this replica know at once. What changes nothing leaves no trace. */
public final class ChangeCorps {
    /** Each replica has all of them in memory. */
    private static final int MOST_CORPS = 1_000;

    private static final int MOST_TRIES = 5;

    /**
     * Who changes what.
     *
     * @param version the version that the editor saw; null when it does not matter
     */
    public record Edit(
            String corpId, Editor editor, @Nullable Long version) {}

    /** What of a corp a change is about; the corp itself when nothing is named. */
    private record Part(
            @Nullable String agentId,
            @Nullable String robotId,
            @Nullable String smartRobotId) {
        private static final Part CORP = new Part(null, null, null);

        private static Part app(String agentId) {
            return new Part(agentId, null, null);
        }

        private static Part robot(String robotId) {
            return new Part(null, robotId, null);
        }

        private static Part smartRobot(String robotId) {
            return new Part(null, null, robotId);
        }
    }

    /** What a change makes of a corp at a time. */
    private interface Step extends BiFunction<CorpRegistration, Instant, CorpRegistration> {}

    private final Registrations registrations;
    private final ReadCorps readCorps;
    private final CorpDirectory directory;
    private final Clock clock;

    ChangeCorps(Registrations registrations, ReadCorps readCorps, CorpDirectory directory, Clock clock) {
        this.registrations = registrations;
        this.readCorps = readCorps;
        this.directory = directory;
        this.clock = clock;
    }

    /** Makes a corp, or gives it another name, or enables or disables it. */
    public CorpRegistration put(Edit edit, String name, boolean enabled) {
        Wanted.corpId(edit.corpId());
        Wanted.name(name);
        if (registrations.find(edit.corpId()).isPresent()) {
            return change(edit, Part.CORP, Action.CORP_CHANGED, (corp, _) -> corp.with(name, enabled));
        }
        refuseWhatIsInSettings(edit);
        if (registrations.count() >= MOST_CORPS) {
            throw CorpRefused.tooMany("corps", MOST_CORPS);
        }
        var now = now();
        return add(
                edit,
                new CorpRegistration(edit.corpId(), name, enabled, List.of(), List.of(), List.of(), 0, now, now),
                Action.CORP_ADDED);
    }

    /** Takes a corp of the settings into the store: from then on the store holds, and the settings do not. */
    public CorpRegistration adopt(Edit edit) {
        return registrations
                .find(edit.corpId())
                .orElseGet(() -> add(
                        edit,
                        readCorps.inSettings(edit.corpId()).orElseThrow(CorpRefused::unknownCorp),
                        Action.CORP_ADOPTED));
    }

    /** Removes a corp with its apps and all credentials; it has to be disabled first. */
    public void remove(Edit edit) {
        var corp = stored(edit);
        checkVersion(edit, corp);
        if (readCorps.inSettings(edit.corpId()).isPresent()) {
            throw CorpRefused.inSettings();
        }
        if (corp.enabled()) {
            throw CorpRefused.corpEnabled();
        }
        var at = now();
        if (!registrations.remove(corp, line(edit, Part.CORP, Action.CORP_REMOVED, List.of(), corp.changed(at)))) {
            throw CorpRefused.contended();
        }
        directory.refresh();
    }

    /** Adds an app, or makes it as wished; credentials that differ rotate. */
    public CorpRegistration putApp(Edit edit, String agentId, AppWish wish) {
        Wanted.agentId(agentId);
        if (agentId.equals(App.CONTACT_SYNC)) {
            wish.refuseWhatOnlyAppsHave();
        }
        var isNew = stored(edit).app(agentId).isEmpty();
        return change(
                edit,
                Part.app(agentId),
                isNew ? Action.APP_ADDED : Action.APP_CHANGED,
                (corp, at) -> corp.with(corp.app(agentId)
                        .map(app -> app.with(wish, at))
                        .orElseGet(() -> AppRegistration.of(agentId, wish, at))));
    }

    /** Removes an app with its credentials; it has to be disabled first. */
    public CorpRegistration removeApp(Edit edit, String agentId) {
        return change(edit, Part.app(agentId), Action.APP_REMOVED, (corp, _) -> corp.without(agentId));
    }

    /** Ends the former credentials of a kind before their time. */
    public CorpRegistration retire(Edit edit, String agentId, CredentialKind kind) {
        return change(
                edit,
                Part.app(agentId),
                kind == CredentialKind.SECRET ? Action.SECRET_RETIRED : Action.CALLBACK_RETIRED,
                (corp, _) -> corp.with(
                        corp.app(agentId).orElseThrow(CorpRefused::unknownApp).retired(kind)));
    }

    /** Adds a robot, or makes it as wished; a key that is not named stays. */
    public CorpRegistration putRobot(Edit edit, String robotId, String name, @Nullable String key) {
        Wanted.robotId(robotId);
        Wanted.name(name);
        var before = stored(edit).robot(robotId);
        if (key == null && before.filter(RobotRegistration::isReadable).isEmpty()) {
            throw CorpRefused.credentialMissing("key");
        }
        var wished = key == null ? null : Wanted.robotKey(key);
        return change(
                edit,
                Part.robot(robotId),
                before.isEmpty() ? Action.ROBOT_ADDED : Action.ROBOT_CHANGED,
                (corp, _) -> corp.with(new RobotRegistration(
                        robotId,
                        name,
                        wished == null
                                ? corp.robot(robotId)
                                        .orElseThrow(CorpRefused::unknownRobot)
                                        .key()
                                : wished)));
    }

    /** Removes a robot with its key. */
    public CorpRegistration removeRobot(Edit edit, String robotId) {
        return change(edit, Part.robot(robotId), Action.ROBOT_REMOVED, (corp, _) -> corp.withoutRobot(robotId));
    }

    /** Adds an intelligent robot, or makes it as wished; a token or key that differs rotates. */
    public CorpRegistration putSmartRobot(Edit edit, String robotId, SmartRobotWish wish) {
        Wanted.robotId(robotId);
        return change(
                edit,
                Part.smartRobot(robotId),
                stored(edit).smartRobot(robotId).isEmpty() ? Action.SMART_ROBOT_ADDED : Action.SMART_ROBOT_CHANGED,
                (corp, at) -> corp.with(SmartRobotRegistration.of(robotId, corp.smartRobot(robotId), wish, at)));
    }

    /** Ends the former tokens and keys of an intelligent robot before their time. */
    public CorpRegistration retireSmartRobot(Edit edit, String robotId) {
        return change(
                edit,
                Part.smartRobot(robotId),
                Action.SMART_ROBOT_CALLBACK_RETIRED,
                (corp, _) -> corp.with(corp.smartRobot(robotId)
                        .orElseThrow(CorpRefused::unknownSmartRobot)
                        .retired()));
    }

    /** Removes an intelligent robot; what WeCom says to it is not taken any more. */
    public CorpRegistration removeSmartRobot(Edit edit, String robotId) {
        return change(
                edit,
                Part.smartRobot(robotId),
                Action.SMART_ROBOT_REMOVED,
                (corp, _) -> corp.withoutSmartRobot(robotId));
    }

    private CorpRegistration change(Edit edit, Part part, Action action, Step step) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var corp = stored(edit);
            var at = now();
            var next = step.apply(corp, at);
            if (next.equals(corp)) {
                return corp;
            }
            checkVersion(edit, corp);
            if (save(edit, part, action, corp, next.changed(at))) {
                return next.changed(at);
            }
        }
        throw CorpRefused.contended();
    }

    private CorpRegistration add(Edit edit, CorpRegistration corp, Action action) {
        var first = corp.changed(now());
        if (!save(edit, Part.CORP, action, corp, first)) {
            throw CorpRefused.contended();
        }
        return first;
    }

    private boolean save(Edit edit, Part part, Action action, CorpRegistration corp, CorpRegistration next) {
        var saved = registrations.save(next, line(edit, part, action, fields(corp, next, part), next));
        if (saved) {
            directory.refresh();
        }
        return saved;
    }

    private CorpChange line(Edit edit, Part part, Action action, List<String> fields, CorpRegistration next) {
        // In the order of the changes, also of those of one millisecond.
        var id = "%s:%015d:%06d".formatted(edit.corpId(), next.changedAt().toEpochMilli(), next.version());
        return new CorpChange(
                id,
                edit.corpId(),
                part.agentId(),
                part.robotId() == null ? part.smartRobotId() : part.robotId(),
                action,
                fields,
                edit.editor(),
                next.changedAt(),
                next.version());
    }

    private static List<String> fields(CorpRegistration corp, CorpRegistration next, Part part) {
        if (part.robotId() != null) {
            return differences(corp.robot(part.robotId()), next.robot(part.robotId()), RobotRegistration::differences);
        }
        if (part.smartRobotId() != null) {
            return differences(
                    corp.smartRobot(part.smartRobotId()),
                    next.smartRobot(part.smartRobotId()),
                    SmartRobotRegistration::differences);
        }
        if (part.agentId() != null) {
            return differences(corp.app(part.agentId()), next.app(part.agentId()), AppRegistration::differences);
        }
        var fields = new ArrayList<String>();
        if (!corp.name().equals(next.name())) {
            fields.add("name");
        }
        if (corp.enabled() != next.enabled()) {
            fields.add("enabled");
        }
        return fields;
    }

    /** Of what was not there before, or is not any more, nothing is listed. */
    private static <T> List<String> differences(
            Optional<T> before, Optional<T> after, BiFunction<T, T, List<String>> differences) {
        return before.isPresent() && after.isPresent() ? differences.apply(before.get(), after.get()) : List.of();
    }

    private CorpRegistration stored(Edit edit) {
        return registrations.find(edit.corpId()).orElseGet(() -> {
            refuseWhatIsInSettings(edit);
            throw CorpRefused.unknownCorp();
        });
    }

    private void refuseWhatIsInSettings(Edit edit) {
        if (readCorps.inSettings(edit.corpId()).isPresent()) {
            throw CorpRefused.inSettings();
        }
    }

    private static void checkVersion(Edit edit, CorpRegistration corp) {
        if (edit.version() != null && edit.version() != corp.version()) {
            throw CorpRefused.versionMismatch(corp.version());
        }
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
