package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of template cards that are answered: buttons and questions. */
final class CardQuestions {
    private static final int MOST_BUTTONS = 6;
    private static final int MOST_STYLE = 4;
    private static final int MOST_OPTIONS = 10;
    private static final int MOST_VOTES = 20;
    private static final int MOST_QUESTIONS = 3;

    /**
     * A button; it comes back under its key, or leads to a page.
     *
     * @param style 1 to 4
     */
    record Button(
            @Nullable String text,
            @Nullable Integer style,
            @Nullable String key,
            @Nullable String url) {}

    /**
     * A question with its options.
     *
     * @param multiple whether more than one option may be chosen
     * @param selectedId the option that is chosen before anybody chose
     */
    record Question(
            @Nullable String questionKey,
            @Nullable String title,
            @Nullable Boolean multiple,
            @Nullable String selectedId,
            @Nullable List<@Nullable Option> options) {}

    record Option(
            @Nullable String id,
            @Nullable String text,
            @Nullable Boolean checked) {}

    private CardQuestions() {}

    static void put(TemplateCards.Card card, Json into) {
        into.put("button_selection", card.buttonSelection() == null ? null : selection(card.buttonSelection()))
                .put(
                        "button_list",
                        card.buttonList() == null
                                ? null
                                : Lengths.objects(
                                        card.buttonList(),
                                        1,
                                        MOST_BUTTONS,
                                        Reason.CARD_BUTTONS_OUT_OF_RANGE,
                                        CardQuestions::button))
                .put("checkbox", card.checkbox() == null ? null : checkbox(card.checkbox()))
                .put(
                        "select_list",
                        card.selectList() == null
                                ? null
                                : Lengths.objects(
                                        card.selectList(),
                                        1,
                                        MOST_QUESTIONS,
                                        Reason.CARD_QUESTIONS_OUT_OF_RANGE,
                                        CardQuestions::selection))
                .put("submit_button", card.submitButton() == null ? null : submit(card.submitButton()));
    }

    /** 0 comes back, 1 leads to a page. */
    private static Json button(Button button) {
        var style = button.style();
        Checks.require(style == null || (style >= 1 && style <= MOST_STYLE), Reason.CARD_STYLE_UNKNOWN);
        var url = button.url();
        return Json.object()
                .put("type", url == null ? 0 : 1)
                .put("text", Checks.present(button.text(), Reason.CARD_TEXT_MISSING))
                .put("style", style)
                .put("key", url == null ? Checks.present(button.key(), Reason.CARD_KEY_MISSING) : null)
                .put("url", url);
    }

    private static Json submit(Button button) {
        return Json.object()
                .put("text", Checks.present(button.text(), Reason.CARD_TEXT_MISSING))
                .put("key", Checks.present(button.key(), Reason.CARD_KEY_MISSING));
    }

    private static Json selection(Question question) {
        return Json.object()
                .put("question_key", Checks.present(question.questionKey(), Reason.CARD_KEY_MISSING))
                .put("title", question.title())
                .put("selected_id", question.selectedId())
                .put("option_list", options(question, MOST_OPTIONS));
    }

    private static Json checkbox(Question question) {
        return Json.object()
                .put("question_key", Checks.present(question.questionKey(), Reason.CARD_KEY_MISSING))
                .put("mode", Boolean.TRUE.equals(question.multiple()) ? 1 : 0)
                .put("option_list", options(question, MOST_VOTES));
    }

    private static @Nullable List<Json> options(Question question, int most) {
        var options = Objects.requireNonNullElse(question.options(), List.<@Nullable Option>of());
        var ids = options.stream()
                .map(option -> option == null || option.id() == null ? "" : option.id())
                .toList();
        Checks.require(ids.stream().distinct().count() == ids.size(), Reason.CARD_OPTIONS_ALIKE);
        return Lengths.objects(
                options,
                1,
                most,
                Reason.CARD_OPTIONS_OUT_OF_RANGE,
                option -> Json.object()
                        .put("id", Checks.present(option.id(), Reason.CARD_KEY_MISSING))
                        .put("text", Checks.present(option.text(), Reason.CARD_TEXT_MISSING))
                        .put("is_checked", Boolean.TRUE.equals(option.checked()) ? true : null));
    }
}
