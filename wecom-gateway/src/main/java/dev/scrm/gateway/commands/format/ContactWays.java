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

    private record ContactWay(
            @Nullable String configId,
            @Nullable String leadsTo,
            @Nullable String scene,
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable Long> departmentIds,
            @Nullable String remark,
            @Nullable String state,
            @Nullable Boolean skipVerification,
            @Nullable Boolean exclusive) {}

    private ContactWays() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        var data = fields.read(ContactWay.class);
        return switch (kind) {
            case CREATE_CONTACT_WAY ->
                post(head, kind, "add_contact_way", created(data, fields.read(TemporaryChat.class)));
            case UPDATE_CONTACT_WAY ->
                post(head, kind, "update_contact_way", updated(data, fields.read(TemporaryChat.class)));
            default -> post(head, kind, "del_contact_way", ofKnown(data));
        };
    }

    private static Json created(ContactWay data, TemporaryChat chat) {
        boolean several = "several".equals(data.leadsTo());
        boolean one = "one".equals(data.leadsTo()) || (data.leadsTo() == null && chat.isWanted());
        Checks.require(data.leadsTo() == null || one || several, Reason.LEADS_TO_UNKNOWN);
        Checks.require(!several || !chat.isWanted(), Reason.TEMPORARY_IMPOSSIBLE);
        var staff = Checks.withoutNulls(data.staffIds()).size();
        var departments =
                Optional.ofNullable(data.departmentIds()).map(List::size).orElse(0);
        Checks.require(one ? staff == 1 && departments == 0 : staff + departments > 0, Reason.RECIPIENTS_OUT_OF_RANGE);
        return chat.putNew(
                settings(Json.object().put("type", one ? 1 : 2).put("scene", Scenes.of(data.scene())), data));
    }

    /** What is absent stays as it is; lists are replaced. */
    private static Json updated(ContactWay data, TemporaryChat chat) {
        var body = ofKnown(data);
        int before = body.fields().size();
        chat.putChanged(settings(body, data));
        Checks.require(body.fields().size() > before, Reason.NOTHING_TO_CHANGE);
        return body;
    }

    private static Json settings(Json body, ContactWay data) {
        return body.put("remark", Checks.atMost(CHARACTERS, data.remark(), Reason.REMARK_TOO_LONG))
                .put("state", Checks.atMost(CHARACTERS, data.state(), Reason.STATE_TOO_LONG))
                .put("skip_verify", data.skipVerification())
                .put("user", Checks.ids(STAFF, data.staffIds(), Reason.RECIPIENTS_OUT_OF_RANGE))
                .put("party", departmentIds(data))
                .put("is_exclusive", data.exclusive());
    }

    private static @Nullable List<Long> departmentIds(ContactWay data) {
        var wanted = data.departmentIds();
        Checks.require(wanted == null || wanted.size() <= DEPARTMENTS, Reason.RECIPIENTS_OUT_OF_RANGE);
        return wanted == null
                ? null
                : wanted.stream().flatMap(Stream::ofNullable).toList();
    }

    private static Json ofKnown(ContactWay data) {
        return Json.object().put("config_id", Checks.present(data.configId(), Reason.CONFIG_MISSING));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}
