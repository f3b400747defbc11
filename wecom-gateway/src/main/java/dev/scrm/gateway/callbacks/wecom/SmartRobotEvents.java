package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.SMART_ROBOT_CARD_CLICKED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SMART_ROBOT_ENTERED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SMART_ROBOT_FEEDBACK_GIVEN;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What staff members do in their chats with an intelligent robot. */
final class SmartRobotEvents {
    private static final Words VERDICTS = new Words(Map.of("1", "right", "2", "wrong", "3", "withdrawn"));

    private SmartRobotEvents() {}

    /** @param event the part of the callback that tells of it; below it lies a part that is called like the event */
    static @Nullable CallbackEvent read(String eventType, Fields event, Message message) {
        var chat = SmartRobotChat.of(message);
        if (chat == null) {
            return null;
        }
        var of = event.part(eventType);
        return switch (eventType) {
            case "enter_chat" -> chat.event(SMART_ROBOT_ENTERED);
            case "template_card_event" -> of == null ? null : clicked(chat, of);
            case "feedback_event" -> of == null ? null : judged(chat, of);
            default -> null;
        };
    }

    private static @Nullable CallbackEvent clicked(SmartRobotChat chat, Fields of) {
        var eventKey = of.filled("event_key");
        if (eventKey == null) {
            return null;
        }
        chat.data()
                .field("eventKey", eventKey)
                .field("taskId", of.filled("task_id"))
                .field("cardType", of.filled("card_type"))
                .objects("selections", selections(of.part("selected_items")));
        return chat.event(SMART_ROBOT_CARD_CLICKED);
    }

    private static @Nullable List<JsonText> selections(@Nullable Fields selected) {
        return selected == null
                ? null
                : selected.parts("selected_item").stream()
                        .map(SmartRobotEvents::selection)
                        .toList();
    }

    private static JsonText selection(Fields item) {
        var options = item.parts("option_ids").stream()
                .flatMap(ids -> ids.items("option_id").stream())
                .toList();
        return new JsonText().field("questionKey", item.filled("question_key")).texts("optionIds", options);
    }

    /** What was written about an answer is sealed; what was wrong with it are WeCom's words. */
    private static @Nullable CallbackEvent judged(SmartRobotChat chat, Fields of) {
        var feedbackId = of.filled("id");
        if (feedbackId == null) {
            return null;
        }
        var content = of.filled("content");
        var message = chat.message();
        chat.data()
                .field("feedbackId", feedbackId)
                .field("verdict", VERDICTS.of(of.filled("type")))
                .texts("wrongBecause", of.items("inaccurate_reason_list"))
                .field("body", content == null ? null : message.sealed(new JsonText().field("text", content)));
        return chat.event(SMART_ROBOT_FEEDBACK_GIVEN);
    }
}
