package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import java.util.Optional;

/** The intelligent robots of the corp (智能机器人): each has a callback URL of its own. */
public final class SmartRobots {
    /** A robot, and where it is told what staff members say. */
    public record SmartRobot(String robotId, Corp.CallbackTarget target) {}

    private final Table<SmartRobot> robots;

    SmartRobots(Journal journal) {
        robots = journal.table("smartRobots", SmartRobot.class);
    }

    public SmartRobot put(String robotId, Corp.CallbackTarget target) {
        return robots.put(robotId, new SmartRobot(robotId, target));
    }

    public Optional<SmartRobot> find(String robotId) {
        return robots.find(robotId);
    }
}
