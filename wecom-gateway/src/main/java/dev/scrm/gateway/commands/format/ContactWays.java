package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** externalcontact/add_contact_way, update_contact_way and del_contact_way: the codes that lead to staff members. */
final class ContactWays {
    private static final int STAFF = 100;
    private static final int DEPARTMENTS = 100;

    /** Of a remark and of a state. */
    private static final int CHARACTERS = 30;

    private record KnownWay(@Nullable String configId) {}

    /** What is decided once. */
    private record NewWay(
            @Nullable String leadsTo, @Nullable String scene) {}

    private record Settings(
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable Long> departmentIds,
            @Nullable String remark,
            @Nullable String state,
            @Nullable Boolean skipVerification,
            @Nullable Boolean exclusive) {}

    private ContactWays() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case CREATE_CONTACT_WAY -> {
                var wish = fields.read(NewWay.class);
                var settings = fields.read(Settings.class);
                yield post(head, kind, "add_contact_way", created(wish, settings, fields.read(TemporaryChat.class)));
            }
            case UPDATE_CONTACT_WAY -> {
                var known = fields.read(KnownWay.class);
                var settings = fields.read(Settings.class);
                yield post(
                        head, kind, "update_contact_way", updated(known, settings, fields.read(TemporaryChat.class)));
            }
            default -> post(head, kind, "del_contact_way", ofKnown(fields.read(KnownWay.class)));
        };
    }

    private static Json created(NewWay wish, Settings data, TemporaryChat chat) {
        boolean several = "several".equals(wish.leadsTo());
        boolean one = "one".equals(wish.leadsTo()) || (wish.leadsTo() == null && chat.isWanted());
        Checks.require(wish.leadsTo() == null || one || several, Reason.LEADS_TO_UNKNOWN);
        Checks.require(!several || !chat.isWanted(), Reason.TEMPORARY_IMPOSSIBLE);
        var staff = Checks.withoutNulls(data.staffIds()).size();
        var departments =
                Optional.ofNullable(data.departmentIds()).map(List::size).orElse(0);
        Checks.require(one ? staff == 1 && departments == 0 : staff + departments > 0, Reason.RECIPIENTS_OUT_OF_RANGE);
        return chat.putNew(
                settings(Json.object().put("type", one ? 1 : 2).put("scene", Scenes.of(wish.scene())), data));
    }

    /** What is absent stays as it is; lists are replaced. */
    private static Json updated(KnownWay known, Settings data, TemporaryChat chat) {
        var body = ofKnown(known);
        int before = body.fields().size();
        chat.putChanged(settings(body, data));
        Checks.require(body.fields().size() > before, Reason.NOTHING_TO_CHANGE);
        return body;
    }

    private static Json settings(Json body, Settings data) {
        return body.put("remark", Checks.atMost(CHARACTERS, data.remark(), Reason.REMARK_TOO_LONG))
                .put("state", Checks.atMost(CHARACTERS, data.state(), Reason.STATE_TOO_LONG))
                .put("skip_verify", data.skipVerification())
                .put("user", Checks.ids(STAFF, data.staffIds(), Reason.RECIPIENTS_OUT_OF_RANGE))
                .put("party", departmentIds(data))
                .put("is_exclusive", data.exclusive());
    }

    private static @Nullable List<Long> departmentIds(Settings data) {
        var wanted = data.departmentIds();
        Checks.require(wanted == null || wanted.size() <= DEPARTMENTS, Reason.RECIPIENTS_OUT_OF_RANGE);
        return wanted == null
                ? null
                : wanted.stream().flatMap(Stream::ofNullable).toList();
    }

    private static Json ofKnown(KnownWay data) {
        return Json.object().put("config_id", Checks.present(data.configId(), Reason.CONFIG_MISSING));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}
