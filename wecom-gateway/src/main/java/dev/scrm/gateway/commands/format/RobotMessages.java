package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** webhook/send: what a robot says to its group. */
final class RobotMessages {
    private static final int TEXT_BYTES = 2048;
    private static final int MARKDOWN_BYTES = 4096;
    private static final int MOST_MENTIONS = 1000;

    /** Digits, with the country before them where there is one. */
    private static final Pattern MOBILE = Pattern.compile("\\+?[0-9]{5,20}");

    private record SendRobotMessage(
            @Nullable String robotId,
            @Nullable String text,
            @Nullable List<@Nullable String> mentionedStaffIds,
            @Nullable List<@Nullable String> mentionedMobiles,
            @Nullable Boolean mentionAll,
            @Nullable String markdown,
            @Nullable String markdownV2,
            AppContents.@Nullable News news,
            MediaContents.@Nullable Media image,
            MediaContents.@Nullable Media file,
            MediaContents.@Nullable Media voice,
            TemplateCards.@Nullable Card templateCard) {}

    private RobotMessages() {}

    static Command read(Command.Head head, Fields fields) {
        var data = fields.read(SendRobotMessage.class);
        var robotId = Checks.present(data.robotId(), Reason.ROBOT_MISSING);
        var mentions = mentions(data);
        var mobiles = mobiles(data);
        var content = content(data, mentions, mobiles);
        Checks.require(
                (mentions.isEmpty() && mobiles.isEmpty()) || content.type().equals("text"), Reason.MENTION_IMPOSSIBLE);
        var body = content.in(Json.object());
        return new Command.Post(
                head,
                CommandKind.SEND_ROBOT_MESSAGE,
                new Actor.RobotOf(robotId),
                ApiRequest.of("webhook/send", body.fields()));
    }

    private static Content content(SendRobotMessage data, List<String> mentions, List<String> mobiles) {
        return Content.only(Stream.of(
                Content.of(
                        "text",
                        data.text(),
                        text -> AppContents.said(text, TEXT_BYTES)
                                .put("mentioned_list", mentions.isEmpty() ? null : mentions)
                                .put("mentioned_mobile_list", mobiles.isEmpty() ? null : mobiles)),
                Content.of("markdown", data.markdown(), text -> AppContents.said(text, MARKDOWN_BYTES)),
                Content.of("markdown_v2", data.markdownV2(), text -> AppContents.said(text, MARKDOWN_BYTES)),
                Content.of("news", data.news(), AppContents::news),
                Content.of("image", data.image(), MediaContents::picture),
                Content.of("file", data.file(), file -> MediaContents.media(file, MediaKind.FILE)),
                Content.of("voice", data.voice(), voice -> MediaContents.media(voice, MediaKind.VOICE)),
                Content.of("template_card", data.templateCard(), TemplateCards::ofRobot)));
    }

    private static List<String> mentions(SendRobotMessage data) {
        var mentions = new ArrayList<>(Checks.withoutNulls(data.mentionedStaffIds()));
        Checks.require(mentions.size() <= MOST_MENTIONS, Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(mentions.stream().noneMatch(id -> id.isBlank() || id.startsWith("@")), Reason.RECIPIENT_INVALID);
        if (Boolean.TRUE.equals(data.mentionAll())) {
            mentions.add("@all");
        }
        return mentions;
    }

    /** Staff members by their mobile numbers. */
    private static List<String> mobiles(SendRobotMessage data) {
        var mobiles = Checks.withoutNulls(data.mentionedMobiles());
        Checks.require(mobiles.size() <= MOST_MENTIONS, Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(mobiles.stream().allMatch(MOBILE.asMatchPredicate()), Reason.RECIPIENT_INVALID);
        return mobiles;
    }
}
