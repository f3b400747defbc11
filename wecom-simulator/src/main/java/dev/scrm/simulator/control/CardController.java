package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members click on cards. */
@RestController
@RequestMapping("/sim/v1/card-clicks")
class CardController {
    /** @param selected the options chosen, by the key of their question */
    record Click(
            @Nullable Long agentId,
            @Nullable String userId,
            @Nullable String taskId,
            @Nullable String cardType,
            @Nullable String eventKey,
            @Nullable Map<String, List<String>> selected) {}

    record Clicked(String responseCode, String deliveryId) {}

    private final World world;
    private final Deliveries deliveries;

    CardController(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /** Tells the app of the click, with a code by which it can change the card once more. */
    @PostMapping
    Clicked click(@RequestBody Click click) {
        var taskId = Required.text("taskId", click.taskId());
        var eventKey = Required.text("eventKey", click.eventKey());
        return world.locked(() -> {
            var app = Apps.named(world, click.agentId());
            var member = world.members
                    .find(Required.text("userId", click.userId()))
                    .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member of the corp"));
            var messageId = world.appMessages
                    .messageOfTask(app.agentId(), taskId)
                    .orElseThrow(() -> ControlRefused.unknown("taskId", "Expected the task of a card that was sent"));
            var code = world.cardCodes.issue(app.agentId(), messageId);
            var event = EventXml.ofMember(
                            world.callbacks.corp().corpId(),
                            member.userId(),
                            world.now(),
                            "template_card_event",
                            app.agentId())
                    .text("EventKey", eventKey)
                    .text("TaskId", taskId)
                    .text("CardType", Objects.requireNonNullElse(click.cardType(), "button_interaction"))
                    .text("ResponseCode", code);
            select(event, Objects.requireNonNullElse(click.selected(), Map.of()));
            return new Clicked(
                    code,
                    deliveries.send(app, "template_card_event", null, event).id());
        });
    }

    private static void select(EventXml event, Map<String, List<String>> selected) {
        event.open("SelectedItems");
        selected.forEach((question, options) -> {
            event.open("SelectedItem").text("QuestionKey", question).open("OptionIds");
            options.forEach(option -> event.text("OptionId", option));
            event.close("OptionIds").close("SelectedItem");
        });
        event.close("SelectedItems");
    }
}
