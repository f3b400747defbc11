package dev.scrm.journey.instance.rest;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyNotFound;
import dev.scrm.journey.instance.Instances;
import dev.scrm.journey.instance.Instances.Place;
import dev.scrm.journey.instance.JourneyInstance;
import dev.scrm.journey.instance.PlaceRefused;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a journey, how far, and why. */
@RestController
@RequestMapping("/api/v1/journeys/{journeyId}/instances")
class InstanceController {
    private final Instances instances;
    private final Definitions definitions;

    InstanceController(Instances instances, Definitions definitions) {
        this.instances = instances;
        this.definitions = definitions;
    }

    record InstanceView(
            String id,
            String journeyId,
            int version,
            String contactId,
            @Nullable String staffId,
            @Nullable String liveCode,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String result,
            List<StepView> steps) {
        static InstanceView of(JourneyInstance instance) {
            return new InstanceView(
                    instance.id(),
                    instance.journeyId(),
                    instance.version(),
                    instance.contactId(),
                    instance.staffId(),
                    instance.liveCode(),
                    instance.startedAt(),
                    instance.finishedAt(),
                    instance.result(),
                    instance.steps().stream().map(StepView::of).toList());
        }
    }

    record StepView(
            int step,
            String node,
            String result,
            @Nullable String reason,
            @Nullable String commandId,
            Instant at) {
        static StepView of(JourneyInstance.Step step) {
            return new StepView(
                    step.number(),
                    step.node(),
                    step.result(),
                    StepReasons.of(step.result()),
                    step.commandId(),
                    step.at());
        }
    }

    @GetMapping
    Page<InstanceView> list(
            Caller caller,
            @PathVariable String journeyId,
            @RequestParam(required = false) @Nullable String contactId,
            PageRequest page) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATOR);
        requireJourney(caller, journeyId);
        if (caller.dataScope() != DataScope.ALL && caller.user() == null) {
            return Page.of(List.of(), null);
        }
        var query = new Instances.Query(
                caller.corp(), journeyId, contactId, visibleStaff(caller), page.limit() + 1, place(page.cursor()));
        return page(instances.list(query), page.limit());
    }

    private void requireJourney(Caller caller, String journeyId) {
        if (definitions.current(caller.corp()).stream()
                .noneMatch(journey -> journey.id().equals(journeyId))) {
            throw new JourneyNotFound(journeyId);
        }
    }

    /** Departments are not known here, so whoever does not see all sees what is its own. */
    private static @Nullable String visibleStaff(Caller caller) {
        return caller.dataScope() == DataScope.ALL ? null : caller.user();
    }

    /** One more than asked for was read: it tells whether there is a next page. */
    private static Page<InstanceView> page(List<JourneyInstance> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursor(shown.getLast()) : null;
        return Page.of(shown.stream().map(InstanceView::of).toList(), next);
    }

    private static String cursor(JourneyInstance last) {
        return Cursor.after(Long.toString(last.startedAt().toEpochMilli()), last.id())
                .encoded();
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var position = Cursor.decode(cursor, 2).position();
        try {
            return new Place(Instant.ofEpochMilli(Long.parseLong(position.getFirst())), position.getLast());
        } catch (NumberFormatException _) {
            throw new PlaceRefused();
        }
    }
}
