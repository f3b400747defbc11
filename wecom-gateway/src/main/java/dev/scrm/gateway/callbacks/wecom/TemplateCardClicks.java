package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.TEMPLATE_CARD_CLICKED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a staff member clicked on a card that an app had sent. */
final class TemplateCardClicks {
    private TemplateCardClicks() {}

    /** @param kind where on the card, or that it is one of the old task cards */
    static @Nullable CallbackEvent read(String kind, Message message) {
        var staffId = message.filled("FromUserName");
        var eventKey = message.filled("EventKey");
        if (staffId == null || eventKey == null) {
            return null;
        }
        var data = AppEvents.staffAndApp(message, staffId)
                .field("kind", kind)
                .field("eventKey", eventKey)
                .field("taskId", message.filled("TaskId"))
                .field("cardType", message.filled("CardType"))
                .field("responseCode", message.filled("ResponseCode"))
                .objects("selections", selections(message.fields().part("SelectedItems")));
        return message.aboutStaff(TEMPLATE_CARD_CLICKED, staffId, data);
    }

    private static @Nullable List<JsonText> selections(@Nullable Fields selected) {
        return selected == null
                ? null
                : selected.parts("SelectedItem").stream()
                        .map(TemplateCardClicks::selection)
                        .toList();
    }

    private static JsonText selection(Fields item) {
        var options = item.parts("OptionIds").stream()
                .flatMap(ids -> ids.items("OptionId").stream())
                .toList();
        return new JsonText().field("questionKey", item.filled("QuestionKey")).texts("optionIds", options);
    }
}
