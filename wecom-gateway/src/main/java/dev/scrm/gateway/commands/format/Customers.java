package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** externalcontact/get, mark_tag and remark. */
final class Customers {
    private record FetchContact(@Nullable String externalUserId) {}

    private record MarkTags(
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable List<@Nullable String> add,
            @Nullable List<@Nullable String> remove) {}

    /** What is absent stays as it is; what is empty is cleared. */
    private record Remark(
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable String remark,
            @Nullable String description,
            @Nullable String company,
            @Nullable List<@Nullable String> mobiles,
            MediaContents.@Nullable Media image) {}

    private static final int REMARK_CHARACTERS = 20;
    private static final int DESCRIPTION_CHARACTERS = 150;
    private static final int MOBILES = 5;

    private Customers() {}

    static Command fetch(Command.Head head, Fields fields) {
        var data = fields.read(FetchContact.class);
        return new Command.FetchContact(head, Checks.present(data.externalUserId(), Reason.EXTERNAL_USER_MISSING));
    }

    static Command markTags(Command.Head head, Fields fields) {
        var data = fields.read(MarkTags.class);
        var add = sorted(data.add());
        var remove = sorted(data.remove());
        var body = Json.object()
                .put("userid", Checks.present(data.staffId(), Reason.RELATION_MISSING))
                .put("external_userid", Checks.present(data.externalUserId(), Reason.RELATION_MISSING))
                .put("add_tag", add)
                .put("remove_tag", remove);
        Checks.require(!add.isEmpty() || !remove.isEmpty(), Reason.TAGS_MISSING);
        return new Command.Post(
                head,
                CommandKind.MARK_TAGS,
                new Actor.CustomerApp(),
                ApiRequest.of("externalcontact/mark_tag", body.fields()));
    }

    static Command remark(Command.Head head, Fields fields) {
        var data = fields.read(Remark.class);
        var body = Json.object()
                .put("userid", Checks.present(data.staffId(), Reason.RELATION_MISSING))
                .put("external_userid", Checks.present(data.externalUserId(), Reason.RELATION_MISSING));
        int before = body.fields().size();
        body.put("remark", Checks.atMost(REMARK_CHARACTERS, data.remark(), Reason.REMARK_TOO_LONG))
                .put(
                        "description",
                        Checks.atMost(DESCRIPTION_CHARACTERS, data.description(), Reason.DESCRIPTION_TOO_LONG))
                .put("remark_company", Checks.atMost(REMARK_CHARACTERS, data.company(), Reason.COMPANY_TOO_LONG))
                .put("remark_mobiles", mobiles(data))
                .put("remark_pic_mediaid", picture(data.image()));
        Checks.require(body.fields().size() > before, Reason.NOTHING_TO_CHANGE);
        return new Command.Post(
                head,
                CommandKind.REMARK_CONTACT,
                new Actor.CustomerApp(),
                ApiRequest.of("externalcontact/remark", body.fields()));
    }

    /** WeCom replaces all numbers by those given, and takes an empty list for none given: one empty number clears them. */
    private static @Nullable List<String> mobiles(Remark data) {
        var mobiles = Checks.ids(MOBILES, data.mobiles(), Reason.MOBILES_OUT_OF_RANGE);
        return mobiles != null && mobiles.isEmpty() ? List.of("") : mobiles;
    }

    private static @Nullable Blank picture(MediaContents.@Nullable Media image) {
        return image == null ? null : MediaContents.id(image.mediaId(), MediaKind.IMAGE);
    }

    private static List<String> sorted(@Nullable List<@Nullable String> tags) {
        return Checks.withoutNulls(tags).stream().distinct().sorted().toList();
    }
}
