package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A corp as it was set up.
 *
 * @param name what people call it; may be empty
 * @param enabled while it is not, the corp is as if it were not there
 * @param apps in the order they were added: the first that serves speaks where nothing says which
 * @param robots of its groups of staff, by id
 * @param smartRobots the intelligent ones, by id
 * @param version counts its changes, from 1; 0 before it is kept
 */
public record CorpRegistration(
        String corpId,
        String name,
        boolean enabled,
        List<AppRegistration> apps,
        List<RobotRegistration> robots,
        List<SmartRobotRegistration> smartRobots,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Each replica has all of them in memory. */
    static final int MOST_APPS = 50;

    private static final int MOST_ROBOTS = 200;

    private static final int MOST_SMART_ROBOTS = 50;

    public CorpRegistration {
        requireNonNull(corpId, "corpId");
        requireNonNull(name, "name");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(changedAt, "changedAt");
        apps = List.copyOf(apps);
        robots = List.copyOf(robots);
        smartRobots = List.copyOf(smartRobots);
    }

    static CorpRegistration of(Corp corp) {
        var apps = corp.withSecrets().map(AppRegistration::of).toList();
        return new CorpRegistration(
                corp.corpId(), "", true, apps, List.of(), List.of(), 0, Instant.EPOCH, Instant.EPOCH);
    }

    public Optional<AppRegistration> app(String agentId) {
        return apps.stream().filter(app -> app.agentId().equals(agentId)).findFirst();
    }

    /** The same with another name, and enabled or not. */
    CorpRegistration with(String otherName, boolean isEnabled) {
        return new CorpRegistration(
                corpId, otherName, isEnabled, apps, robots, smartRobots, version, createdAt, changedAt);
    }

    /** The same with an app more, or in place of the one with its id. */
    CorpRegistration with(AppRegistration app) {
        var others = new ArrayList<>(apps);
        int at = apps.stream().map(AppRegistration::agentId).toList().indexOf(app.agentId());
        if (at >= 0) {
            others.set(at, app);
        } else if (others.size() < MOST_APPS) {
            others.add(app);
        } else {
            throw CorpRefused.tooMany("apps", MOST_APPS);
        }
        return with(others);
    }

    /** The same without an app; its callbacks and commands end here, so it has to be disabled first. */
    CorpRegistration without(String agentId) {
        if (app(agentId).orElseThrow(CorpRefused::unknownApp).enabled()) {
            throw CorpRefused.appEnabled();
        }
        var others = apps.stream().filter(app -> !app.agentId().equals(agentId)).toList();
        if (enabled && others.stream().allMatch(AppRegistration::isContactSync)) {
            throw CorpRefused.lastApp();
        }
        return with(others);
    }

    private CorpRegistration with(List<AppRegistration> others) {
        return new CorpRegistration(corpId, name, enabled, others, robots, smartRobots, version, createdAt, changedAt);
    }

    public Optional<RobotRegistration> robot(String robotId) {
        return robots.stream().filter(robot -> robot.robotId().equals(robotId)).findFirst();
    }

    /** The same with a robot more, or in place of the one with its id. */
    CorpRegistration with(RobotRegistration robot) {
        return withRobots(with(robot, robots, RobotRegistration::robotId, "robots", MOST_ROBOTS));
    }

    /** The same without a robot. */
    CorpRegistration withoutRobot(String robotId) {
        return withRobots(without(robot(robotId).orElseThrow(CorpRefused::unknownRobot), robots));
    }

    private CorpRegistration withRobots(List<RobotRegistration> others) {
        return new CorpRegistration(corpId, name, enabled, apps, others, smartRobots, version, createdAt, changedAt);
    }

    public Optional<SmartRobotRegistration> smartRobot(String robotId) {
        return smartRobots.stream()
                .filter(robot -> robot.robotId().equals(robotId))
                .findFirst();
    }

    /** The same with an intelligent robot more, or in place of the one with its id. */
    CorpRegistration with(SmartRobotRegistration robot) {
        return withSmartRobots(
                with(robot, smartRobots, SmartRobotRegistration::robotId, "smart-robots", MOST_SMART_ROBOTS));
    }

    /** The same without an intelligent robot. */
    CorpRegistration withoutSmartRobot(String robotId) {
        return withSmartRobots(without(smartRobot(robotId).orElseThrow(CorpRefused::unknownSmartRobot), smartRobots));
    }

    private CorpRegistration withSmartRobots(List<SmartRobotRegistration> others) {
        return new CorpRegistration(corpId, name, enabled, apps, robots, others, version, createdAt, changedAt);
    }

    /** By their ids. */
    private static <T> List<T> with(T one, List<T> before, Function<T, String> id, String what, int most) {
        var others = new ArrayList<>(before);
        others.removeIf(other -> id.apply(other).equals(id.apply(one)));
        others.add(one);
        if (others.size() > most) {
            throw CorpRefused.tooMany(what, most);
        }
        others.sort(Comparator.comparing(id));
        return others;
    }

    private static <T> List<T> without(T one, List<T> before) {
        return before.stream().filter(other -> !other.equals(one)).toList();
    }

    private Map<String, Robot> robotsServing() {
        return robots.stream()
                .flatMap(robot -> robot.serving(corpId).stream())
                .collect(Collectors.toUnmodifiableMap(Robot::robotId, robot -> robot));
    }

    private List<SmartRobot> smartRobotsServing() {
        return smartRobots.stream()
                .flatMap(robot -> robot.serving(corpId).stream())
                .toList();
    }

    /** The same as the next version. */
    CorpRegistration changed(Instant at) {
        return new CorpRegistration(
                corpId, name, enabled, apps, robots, smartRobots, version + 1, version == 0 ? at : createdAt, at);
    }

    /** The corp as it is used; none while it is disabled or no app of it serves. */
    Optional<Corp> serving() {
        var serving = apps.stream().flatMap(app -> app.serving(corpId).stream()).toList();
        return enabled && !serving.stream().allMatch(App::isContactSync)
                ? Optional.of(Corp.of(corpId, serving, robotsServing(), smartRobotsServing()))
                : Optional.empty();
    }

    /** The addresses at which nobody is served, because the credentials cannot be read. */
    Set<String> unreadable() {
        var ofApps = apps.stream()
                .filter(app -> app.enabled() && app.credentials() instanceof Credentials.Unreadable)
                .map(AppRegistration::agentId);
        var ofRobots = smartRobots.stream()
                .filter(robot -> !robot.isReadable())
                .map(robot -> SmartRobot.address(robot.robotId()));
        return enabled ? Stream.concat(ofApps, ofRobots).collect(Collectors.toUnmodifiableSet()) : Set.of();
    }
}
