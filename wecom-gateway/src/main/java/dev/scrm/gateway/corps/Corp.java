package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tenant.
 *
 * @param apps at least one; the first speaks where nothing says which
 * @param robots of its groups of staff, by their ids
 * @param smartRobots the intelligent ones that staff members chat with
 */
public record Corp(String corpId, List<App> apps, Map<String, Robot> robots, List<SmartRobot> smartRobots) {
    public Corp {
        apps = List.copyOf(apps);
        robots = Map.copyOf(robots);
        smartRobots = List.copyOf(smartRobots);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("Expected corp %s to have an app, but it has none".formatted(corpId));
        }
    }

    /** A corp without robots. */
    public Corp(String corpId, List<App> apps) {
        this(corpId, apps, Map.of(), List.of());
    }

    /** All that WeCom calls back. */
    Stream<CallbackReceiver> receivers() {
        return Stream.concat(apps.stream(), smartRobots.stream());
    }

    public Optional<Robot> robot(String robotId) {
        return Optional.ofNullable(robots.get(robotId));
    }

    public App firstApp() {
        return apps.getFirst();
    }

    public Optional<App> app(String agentId) {
        return apps.stream().filter(app -> app.agentId().equals(agentId)).findFirst();
    }

    /** The app that reads and tags customers; the first one when none claims it. */
    public App appForContacts() {
        return apps.stream().filter(App::forContacts).findFirst().orElseGet(this::firstApp);
    }

    /** The app that acts for a customer-service account; the first one when none claims it. */
    public App appForServiceAccount(String openKfId) {
        return apps.stream()
                .filter(app -> app.serviceAccounts().contains(openKfId))
                .findFirst()
                .orElseGet(this::firstApp);
    }
}
