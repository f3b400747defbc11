package dev.scrm.gateway.commands.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.LaneLags;
import dev.scrm.gateway.commands.LaneQueues;
import dev.scrm.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits in each lane, and why. */
@RestController
@RequestMapping("/api/v1/operations/lanes")
class LaneController {
    private final OperationsAccess access;
    private final LaneQueues queues;
    private final LaneLags lags;

    LaneController(OperationsAccess access, LaneQueues queues, LaneLags lags) {
        this.access = access;
        this.queues = queues;
        this.lags = lags;
    }

    /** The lanes, the urgent one first. */
    record LanesView(String corpId, List<LaneView> lanes) {}

    /**
     * A lane.
     *
     * @param waiting commands of the corp that wait for another try
     * @param atLeast whether more wait than were counted
     * @param lag records of all corps that the lane's listeners have not read; only for who runs the deployment, and absent
     *     while Kafka does not answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LaneView(
            String lane,
            long waiting,
            boolean atLeast,
            @Nullable Instant oldest,
            @Nullable Long lag,
            List<GroupView> groups) {
        static LaneView of(CallLane lane, LaneQueues.Queue queue, @Nullable Long lag) {
            return new LaneView(
                    lane.name().toLowerCase(Locale.ROOT),
                    queue.groups().stream()
                            .mapToLong(LaneQueues.Group::commands)
                            .sum(),
                    queue.more(),
                    queue.groups().stream()
                            .map(LaneQueues.Group::oldest)
                            .min(Instant::compareTo)
                            .orElse(null),
                    lag,
                    queue.groups().stream().map(GroupView::of).toList());
        }
    }

    /** Commands of one kind that wait for one reason, the oldest first. */
    record GroupView(String command, String reason, long lines, long commands, Instant oldest, Instant nextAt) {
        static GroupView of(LaneQueues.Group group) {
            return new GroupView(
                    group.command(), group.reason(), group.lines(), group.commands(), group.oldest(), group.nextAt());
        }
    }

    @GetMapping
    LanesView get(Caller caller, @RequestParam(required = false) @Nullable String corpId, HttpServletRequest request) {
        var corp = access.corp(caller, corpId, request);
        Map<CallLane, Long> behind = OperationsAccess.isOperator(request) ? lags.lags() : Map.of();
        return new LanesView(
                corp,
                Stream.of(CallLane.values())
                        .map(lane -> LaneView.of(lane, queues.queue(corp, lane), behind.get(lane)))
                        .toList());
    }
}
