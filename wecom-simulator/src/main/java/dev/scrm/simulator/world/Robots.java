package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;

/** The robots of internal groups (消息推送), which whoever knows the key may let speak. */
public final class Robots {
    private static final int KEPT = 50_000;

    /** A robot; a removed one is forgotten. */
    public record Robot(String key, Instant createdAt) {}

    /** What a robot said. */
    public record RobotMessage(String id, String key, String messageType, String content, Instant at) {}

    private final World world;
    private final Table<Robot> robots;
    private final Table<RobotMessage> messages;

    Robots(World world, Journal journal) {
        this.world = world;
        robots = journal.table("robots", Robot.class);
        messages = journal.table("robotMessages", RobotMessage.class);
    }

    public Robot add(String key) {
        return robots.put(key, new Robot(key, world.now()));
    }

    /** Whether there was one to remove. */
    public boolean remove(String key) {
        boolean known = robots.find(key).isPresent();
        robots.remove(key);
        return known;
    }

    /** A robot that is there; 93000 otherwise. */
    public void require(String key) {
        if (robots.find(key).isEmpty()) {
            throw new WecomError(93000, "invalid webhook url");
        }
    }

    public void say(String key, String messageType, String content) {
        var message = new RobotMessage(world.code("rm", 22), key, messageType, content, world.now());
        messages.put(message.id(), message);
        messages.keepNewest(KEPT);
        world.effects.note("webhook/send", key, content);
    }

    public List<RobotMessage> since(Instant since) {
        return messages.values().stream()
                .filter(message -> !message.at().isBefore(since))
                .toList();
    }
}
