package dev.scrm.simulator.world;

import java.util.List;
import java.util.Optional;

/** The schedules (日程) that apps made for members. */
public final class Schedules {
    private static final int KEPT = 50_000;

    /**
     * One schedule.
     *
     * @param attendees the members who are asked to come
     * @param fields everything it was made with, as JSON
     */
    public record Schedule(String scheduleId, long agentId, String calendarId, List<String> attendees, String fields) {
        public Schedule {
            attendees = List.copyOf(attendees);
        }
    }

    private final World world;
    private final Table<Schedule> schedules;

    Schedules(World world, Journal journal) {
        this.world = world;
        schedules = journal.table("schedules", Schedule.class);
    }

    public String newId() {
        return world.code("sch", 29);
    }

    public Schedule save(Schedule schedule) {
        schedules.put(schedule.scheduleId(), schedule);
        schedules.keepNewest(KEPT);
        return schedule;
    }

    public Optional<Schedule> find(String scheduleId) {
        return schedules.find(scheduleId);
    }

    public void remove(Schedule schedule) {
        schedules.remove(schedule.scheduleId());
    }
}
