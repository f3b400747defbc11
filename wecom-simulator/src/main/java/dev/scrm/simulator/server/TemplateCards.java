package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the five types of template cards must hold. WeCom's codes for single fields are not published one by one: 40058. */
final class TemplateCards {
    private static final Pattern TASK_ID = Pattern.compile("[0-9A-Za-z_\\-@]{1,128}");

    private final World world;
    private final String scope;

    /** @param scope what the files that they lead to must have been uploaded for */
    TemplateCards(World world, String scope) {
        this.world = world;
        this.scope = scope;
    }

    /** Whether clicks on the card come back, so that it can be changed. */
    static boolean isInteractive(Fields card) {
        return card.text("card_type").endsWith("_interaction") || card.has("action_menu");
    }

    void check(Fields card) {
        var type = card.text("card_type", 40058);
        checkTask(card);
        card.object("source").number("desc_color", 0, 0, 3);
        checkMenu(card);
        switch (type) {
            case "text_notice" -> checkTextNotice(card);
            case "news_notice" -> checkNewsNotice(card);
            case "button_interaction" -> checkButtons(card);
            case "vote_interaction" -> checkVote(card);
            case "multiple_interaction" -> checkSelections(card);
            default -> throw ApiCall.invalid("card_type");
        }
    }

    private static void checkTask(Fields card) {
        var taskId = card.text("task_id");
        if (taskId.isEmpty() && isInteractive(card)) {
            throw new WecomError(42014, "missing task_id");
        }
        if (!taskId.isEmpty() && !TASK_ID.matcher(taskId).matches()) {
            throw new WecomError(42014, "invalid task_id");
        }
    }

    private static void checkMenu(Fields card) {
        if (card.has("action_menu")) {
            for (var action : card.object("action_menu").objects("action_list", 1, 3)) {
                action.text("text", 40063);
                action.text("key", 40063);
            }
        }
    }

    private void checkTextNotice(Fields card) {
        if (card.object("main_title").text("title").isEmpty()
                && card.text("sub_title_text").isEmpty()) {
            throw ApiCall.invalid("one of main_title.title and sub_title_text is needed");
        }
        checkRows(card);
        checkJumps(card);
        checkAction(card);
    }

    private void checkNewsNotice(Fields card) {
        card.required("main_title").text("title", 40063);
        if (!card.has("card_image") && !card.has("image_text_area")) {
            throw ApiCall.invalid("one of card_image and image_text_area is needed");
        }
        if (card.has("card_image")) {
            card.object("card_image").text("url", 40063);
            var ratio = card.object("card_image").node().path("aspect_ratio").asDouble(1.3);
            if (ratio < 1.3 || ratio > 2.25) {
                throw ApiCall.invalid("aspect_ratio is not within 1.3 to 2.25");
            }
        }
        card.objects("vertical_content_list", 4).forEach(row -> row.text("title", 40063));
        checkRows(card);
        checkJumps(card);
        checkAction(card);
    }

    private void checkButtons(Fields card) {
        card.required("main_title").text("title", 40063);
        for (var button : card.objects("button_list", 1, 6)) {
            button.text("text", 40063);
            button.number("style", 1, 1, 4);
            button.text(button.number("type", 0, 0, 1) == 0 ? "key" : "url", 40063);
        }
        if (card.has("button_selection")) {
            checkSelection(card.object("button_selection"), 10);
        }
        checkRows(card);
    }

    private static void checkVote(Fields card) {
        var checkbox = card.required("checkbox");
        checkbox.number("mode", 0, 0, 1);
        checkSelection(checkbox, 20);
        checkSubmit(card);
    }

    private static void checkSelections(Fields card) {
        card.objects("select_list", 1, 3).forEach(selection -> checkSelection(selection, 10));
        checkSubmit(card);
    }

    private static void checkSelection(Fields selection, int most) {
        selection.text("question_key", 40063);
        var ids = new HashSet<String>();
        for (var option : selection.objects("option_list", 1, most)) {
            option.text("text", 40063);
            if (!ids.add(option.text("id", 40063))) {
                throw ApiCall.invalid("two options have the same id");
            }
        }
    }

    private static void checkSubmit(Fields card) {
        card.required("submit_button").text("text", 40063);
        card.object("submit_button").text("key", 40063);
    }

    private void checkRows(Fields card) {
        for (var row : card.objects("horizontal_content_list", 6)) {
            row.text("keyname", 40063);
            switch ((int) row.number("type", 0, 0, 3)) {
                case 1 -> row.text("url", 40063);
                case 2 -> world.media.require(row.text("media_id", 41006), scope, "file");
                case 3 -> world.members.require(row.text("userid", 41009));
                default -> row.text("value");
            }
        }
    }

    private static void checkJumps(Fields card) {
        for (var jump : card.objects("jump_list", 3)) {
            jump.text("title", 40063);
            checkTarget(jump, Set.of(0L, 1L, 2L));
        }
    }

    private static void checkAction(Fields card) {
        checkTarget(card.required("card_action"), Set.of(1L, 2L));
    }

    /** 1 leads to a URL, 2 to a page of a mini program. */
    private static void checkTarget(Fields target, Set<Long> types) {
        long type = target.number("type", 0);
        if (!types.contains(type)) {
            throw ApiCall.invalid("type");
        }
        for (var name : type == 1 ? List.of("url") : type == 2 ? List.of("appid") : List.<String>of()) {
            target.text(name, 40063);
        }
    }
}
