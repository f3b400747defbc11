package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.platform.events.Ids;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The five kinds of template cards: which parts each of them needs. */
final class TemplateCards {
    /** As WeCom allows it. */
    private static final Pattern TASK_ID = Pattern.compile("[0-9A-Za-z_\\-@]{1,128}");

    private static final Set<String> NOTICES = Set.of("text_notice", "news_notice");

    /** A card in our words; WeCom's numbers that say what a link is are told by what the link holds. */
    record Card(
            @Nullable String cardType,
            @Nullable String taskId,
            CardParts.@Nullable Source source,
            CardParts.@Nullable Title mainTitle,
            CardParts.@Nullable Menu actionMenu,
            CardParts.@Nullable Quote quoteArea,
            CardParts.@Nullable Title emphasisContent,
            @Nullable String subTitleText,
            @Nullable List<CardParts.@Nullable Row> horizontalContentList,
            @Nullable List<CardParts.@Nullable Jump> jumpList,
            CardParts.@Nullable Link cardAction,
            CardParts.@Nullable Picture cardImage,
            CardParts.@Nullable PictureText imageTextArea,
            @Nullable List<CardParts.@Nullable Title> verticalContentList,
            CardQuestions.@Nullable Question buttonSelection,
            @Nullable List<CardQuestions.@Nullable Button> buttonList,
            CardQuestions.@Nullable Question checkbox,
            @Nullable List<CardQuestions.@Nullable Question> selectList,
            CardQuestions.@Nullable Button submitButton,
            @Nullable String replaceText) {}

    private TemplateCards() {}

    /** The task of a command's card: the command's id itself where WeCom takes it, so that a click names the command. */
    static String taskId(String commandId) {
        return TASK_ID.matcher(commandId).matches() ? commandId : Ids.derived("card", commandId);
    }

    /** A card of an app; clicks on it come back under its task. */
    static Json ofApp(Card card, String taskId) {
        return card(card, card.taskId() == null ? taskId : card.taskId());
    }

    /** A card of a robot: nothing comes back from it. */
    static Json ofRobot(Card card) {
        Checks.require(card.cardType() != null && NOTICES.contains(card.cardType()), Reason.CARD_TYPE_UNKNOWN);
        Checks.require(card.actionMenu() == null, Reason.CARD_MENU_IMPOSSIBLE);
        return card(card, card.taskId());
    }

    /**
     * What a card that was sent is changed into.
     *
     * @param sentBy the command that sent it, whose task it has
     */
    static Json replacement(Card card, @Nullable String sentBy) {
        var taskId = card.taskId() == null && sentBy != null ? taskId(sentBy) : card.taskId();
        Checks.require(taskId != null || (isNotice(card) && card.actionMenu() == null), Reason.CARD_TASK_MISSING);
        return card(card, taskId).put("replace_text", card.replaceText());
    }

    private static boolean isNotice(Card card) {
        return card.cardType() != null && NOTICES.contains(card.cardType());
    }

    private static Json card(Card card, @Nullable String taskId) {
        Checks.require(taskId == null || TASK_ID.matcher(taskId).matches(), Reason.CARD_TASK_INVALID);
        var type = card.cardType() == null ? "" : card.cardType();
        checkParts(card, type);
        var json = Json.object().put("card_type", type).put("task_id", taskId);
        CardParts.put(card, json);
        CardQuestions.put(card, json);
        return json;
    }

    private static void checkParts(Card card, String type) {
        switch (type) {
            case "text_notice" -> {
                Checks.require(hasTitle(card) || card.subTitleText() != null, Reason.CARD_TITLE_MISSING);
                Checks.require(card.cardAction() != null, Reason.CARD_LINK_MISSING);
            }
            case "news_notice" -> {
                Checks.require(hasTitle(card), Reason.CARD_TITLE_MISSING);
                Checks.require(card.cardImage() != null || card.imageTextArea() != null, Reason.CARD_PICTURE_MISSING);
                Checks.require(card.cardAction() != null, Reason.CARD_LINK_MISSING);
            }
            case "button_interaction" -> {
                Checks.require(hasTitle(card), Reason.CARD_TITLE_MISSING);
                Checks.require(card.buttonList() != null, Reason.CARD_BUTTONS_OUT_OF_RANGE);
            }
            case "vote_interaction" -> {
                Checks.require(card.checkbox() != null, Reason.CARD_QUESTION_MISSING);
                Checks.require(card.submitButton() != null, Reason.CARD_SUBMIT_MISSING);
            }
            case "multiple_interaction" -> {
                Checks.require(card.selectList() != null, Reason.CARD_QUESTION_MISSING);
                Checks.require(card.submitButton() != null, Reason.CARD_SUBMIT_MISSING);
            }
            default -> throw new WrongCommand(Reason.CARD_TYPE_UNKNOWN);
        }
    }

    private static boolean hasTitle(Card card) {
        var title = card.mainTitle();
        return title != null && title.title() != null && !title.title().isBlank();
    }
}
