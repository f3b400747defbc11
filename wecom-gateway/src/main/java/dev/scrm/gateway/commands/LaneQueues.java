package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import java.time.Instant;
import java.util.List;

/** How many commands wait in each lane, for people: never counted further than anybody has to know. */
public interface LaneQueues {
    /** More lines than this are not counted. */
    int MOST = 10_000;

    /**
     * Commands of one kind that wait for one reason.
     *
     * @param reason of the first in each line; those behind wait for it
     * @param oldest since when one waits
     * @param nextAt when a line is tried next
     */
    record Group(String command, String reason, long lines, long commands, Instant oldest, Instant nextAt) {}

    /**
     * What waits of a corp in a lane.
     *
     * @param more whether there are more than {@link #MOST} lines, of which the others are not in the groups
     */
    record Queue(List<Group> groups, boolean more) {
        public Queue {
            groups = List.copyOf(groups);
        }
    }

    Queue queue(String corpId, CallLane lane);
}
