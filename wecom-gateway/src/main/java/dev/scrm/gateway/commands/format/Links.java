package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** externalcontact/customer_acquisition: links that lead to staff members (获客助手). */
final class Links {
    private static final int NAME_CHARACTERS = 30;
    private static final int PEOPLE = 500;
    private static final int PREFERRED = 1000;
    private static final int CHAT_KEY_BYTES = 512;

    private record KnownLink(@Nullable String linkId) {}

    private record Settings(
            @Nullable String name,
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable Long> departmentIds,
            @Nullable Boolean skipVerification,
            @Nullable Priority priority) {}

    /**
     * That a contact whom staff members have already comes to one of those.
     *
     * @param among everybody, or staff: those named
     */
    private record Priority(
            @Nullable String among, @Nullable List<@Nullable String> staffIds) {}

    private record FetchChat(@Nullable String chatKey) {}

    private Links() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case CREATE_ACQUISITION_LINK -> post(head, kind, "create_link", created(fields.read(Settings.class)));
            case UPDATE_ACQUISITION_LINK -> {
                var known = fields.read(KnownLink.class);
                yield post(head, kind, "update_link", updated(known, fields.read(Settings.class)));
            }
            default -> post(head, kind, "delete_link", ofKnown(fields.read(KnownLink.class)));
        };
    }

    static Command fetchChat(Command.Head head, Fields fields) {
        var chatKey = Checks.present(fields.read(FetchChat.class).chatKey(), Reason.CHAT_KEY_MISSING);
        Lengths.bytes(chatKey, CHAT_KEY_BYTES, Reason.CHAT_KEY_TOO_LONG);
        return new Command.FetchAcquisitionChat(head, chatKey);
    }

    private static Json created(Settings data) {
        Checks.present(data.name(), Reason.NAME_MISSING);
        Checks.require(data.staffIds() != null || data.departmentIds() != null, Reason.RECIPIENTS_OUT_OF_RANGE);
        return settings(Json.object(), data);
    }

    /** Staff and departments are replaced together, when either is named. */
    private static Json updated(KnownLink known, Settings data) {
        var body = ofKnown(known);
        int before = body.fields().size();
        settings(body, data);
        Checks.require(body.fields().size() > before, Reason.NOTHING_TO_CHANGE);
        return body;
    }

    private static Json settings(Json body, Settings data) {
        return body.put("link_name", Checks.atMost(NAME_CHARACTERS, data.name(), Reason.NAME_TOO_LONG))
                .put("range", range(data))
                .put("skip_verify", data.skipVerification())
                .put("priority_option", data.priority() == null ? null : priority(data.priority()));
    }

    private static Json priority(Priority wish) {
        var staffIds = Checks.ids(PREFERRED, wish.staffIds(), Reason.RECIPIENTS_OUT_OF_RANGE);
        boolean named = staffIds != null && !staffIds.isEmpty();
        return switch (wish.among()) {
            case "everybody" -> {
                Checks.require(!named, Reason.RECIPIENTS_AMBIGUOUS);
                yield Json.object().put("priority_type", 1);
            }
            case "staff" -> {
                Checks.require(named, Reason.RECIPIENTS_OUT_OF_RANGE);
                yield Json.object().put("priority_type", 2).put("priority_userid_list", staffIds);
            }
            case null, default -> throw new WrongCommand(Reason.RECIPIENTS_UNKNOWN);
        };
    }

    private static @Nullable Json range(Settings data) {
        if (data.staffIds() == null && data.departmentIds() == null) {
            return null;
        }
        var staffIds = Checks.withoutNulls(data.staffIds());
        var departmentIds = Stream.ofNullable(data.departmentIds())
                .flatMap(List::stream)
                .flatMap(Stream::ofNullable)
                .toList();
        int named = staffIds.size() + departmentIds.size();
        Checks.require(
                named > 0 && named <= PEOPLE && staffIds.stream().noneMatch(String::isBlank),
                Reason.RECIPIENTS_OUT_OF_RANGE);
        return Json.object().put("user_list", staffIds).put("department_list", departmentIds);
    }

    private static Json ofKnown(KnownLink data) {
        return Json.object().put("link_id", Checks.present(data.linkId(), Reason.LINK_MISSING));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head,
                kind,
                new Actor.CustomerApp(),
                ApiRequest.of("externalcontact/customer_acquisition/" + api, body.fields()));
    }
}
