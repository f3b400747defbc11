package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import java.util.Map;

/** How far the listeners of each lane are behind. */
public interface LaneLags {
    /** Records of all corps that a lane has not read yet, some of other lanes among them; empty when Kafka does not answer soon. */
    Map<CallLane, Long> lags();
}
