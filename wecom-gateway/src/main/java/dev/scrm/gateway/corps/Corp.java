package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param apps at least one; the first speaks where nothing says which
 * @param contactSync the contact-sync helper, which is none of the apps; null when it was not set up
 * @param robots of its groups of staff, by their ids
 * @param smartRobots the intelligent ones that staff members chat with
 */
public record Corp(
        String corpId,
        List<App> apps,
        @Nullable App contactSync,
        Map<String, Robot> robots,
        List<SmartRobot> smartRobots) {
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
        this(corpId, apps, null, Map.of(), List.of());
    }

    /** @param all its apps and the contact-sync helper, if it has one */
    static Corp of(String corpId, List<App> all, Map<String, Robot> robots, List<SmartRobot> smartRobots) {
        var apps = all.stream().filter(app -> !app.isContactSync()).toList();
        var contactSync = all.stream().filter(App::isContactSync).findFirst().orElse(null);
        return new Corp(corpId, apps, contactSync, robots, smartRobots);
    }

    /** All that WeCom calls back. */
    Stream<CallbackReceiver> receivers() {
        return Stream.concat(withSecrets(), smartRobots.stream());
    }

    /** The apps and the contact-sync helper. */
    public Stream<App> withSecrets() {
        return Stream.concat(apps.stream(), appForStaff().stream());
    }

    /** The contact-sync helper: WeCom shows the list of all members to nobody else. */
    public Optional<App> appForStaff() {
        return Optional.ofNullable(contactSync);
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
