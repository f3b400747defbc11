package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Group chats with customers: {@code externalcontact/groupchat/list}, and {@code get} for each. */
final class GroupChats implements PartReader {
    private static final int AT_ONCE = 100;

    /** More than a thousand people: WeCom wants their owners named. */
    private static final int TOO_MANY_OWNERS = 81017;

    /** Dissolved. A chat that is unknown (40050, 86001) may only be hidden from the app. */
    private static final Set<Integer> GONE = Set.of(49008);

    private static final Map<String, String> MEMBER_KINDS = Map.of("1", "staff", "2", "contact");
    private static final Map<String, String> JOIN_SCENES = Map.of("1", "invited", "2", "invite-link", "3", "qr-code");

    private final Wecom wecom;
    private final StaffInCharge inCharge;

    GroupChats(Wecom wecom) {
        this.wecom = wecom;
        this.inCharge = new StaffInCharge(wecom);
    }

    @Override
    public Part part() {
        return Part.GROUP_CHATS;
    }

    @Override
    public Page read(App app, Position position) {
        try {
            return page(app, position);
        } catch (ReadingInterrupted interrupted) {
            if (interrupted.errorCode() != TOO_MANY_OWNERS || !position.chunk().isEmpty()) {
                throw interrupted;
            }
            return new Page(List.of(), inCharge.following(app, Position.START));
        }
    }

    private Page page(App app, Position position) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("status_filter", 0);
        if (!position.chunk().isEmpty()) {
            request.put("owner_filter", Map.of("userid_list", position.chunk()));
        }
        request.put("cursor", position.cursor());
        request.put("limit", AT_ONCE);
        var answer = wecom.post(app, "externalcontact/groupchat/list", request);
        var ids = Row.list(answer, "group_chat_list").stream()
                .map(row -> row.text("chat_id"))
                .filter(id -> !id.isEmpty())
                .toList();
        var things = Wecom.each(ids, id -> Wecom.unlessGone(GONE, () -> read(app, id)));
        var next = Answers.nextCursor(answer);
        if (!next.isEmpty()) {
            return new Page(things.shown(), things.unreadable(), position.next(next));
        }
        return new Page(
                things.shown(),
                things.unreadable(),
                position.chunk().isEmpty() ? null : inCharge.following(app, position));
    }

    @Override
    public List<Look> look(App app, List<Known> unmet) {
        return Wecom.look(unmet, GONE, known -> Wecom.there(read(app, known.id())));
    }

    private Optional<Thing> read(App app, String chatId) {
        var answer = wecom.post(app, "externalcontact/groupchat/get", Map.of("chat_id", chatId, "need_name", 1));
        return Row.named(Row.of(answer, "group_chat"), "chat_id", GroupChats::thing);
    }

    private static Thing thing(Row chat) {
        var id = chat.text("chat_id");
        Map<String, Object> told = new LinkedHashMap<>(Row.filled(
                "name", chat.text("name"),
                "notice", chat.text("notice"),
                "ownerId", chat.text("owner"),
                "memberVersion", chat.text("member_version"),
                "createdAt", chat.time("create_time")));
        told.put(
                "members",
                chat.rows("member_list")
                        .sorted(comparing(member -> member.text("userid")))
                        .map(GroupChats::member)
                        .toList());
        Map<String, Object> silent = new LinkedHashMap<>();
        silent.put(
                "administratorIds",
                chat.rows("admin_list")
                        .map(admin -> admin.text("userid"))
                        .sorted()
                        .toList());
        silent.put("memberNames", names(chat));
        return new Thing(Part.GROUP_CHATS, id, Map.of("chatId", id), told, silent, toldAs(id, chat));
    }

    /** When a staff member in it gets another id, WeCom tells of the staff member only. */
    private static Set<String> toldAs(String id, Row chat) {
        return Stream.concat(
                        Stream.of(name(Part.GROUP_CHATS, id)),
                        chat.rows("member_list")
                                .filter(member -> Row.word(member.text("type"), MEMBER_KINDS)
                                        .equals("staff"))
                                .map(member -> Announcement.newStaffId(member.text("userid"))))
                .collect(toSet());
    }

    private static Map<String, Object> member(Row member) {
        return Row.filled(
                "memberId", member.text("userid"),
                "kind", Row.word(member.text("type"), MEMBER_KINDS),
                "joinedAt", member.time("join_time"),
                "joinScene", Row.word(member.text("join_scene"), JOIN_SCENES),
                "invitedBy", Row.of(member.fields(), "invitor").text("userid"),
                "state", member.text("state"),
                "unionId", member.text("unionid"));
    }

    /** What members call themselves there, or anywhere. */
    private static Map<String, Object> names(Row chat) {
        Map<String, Object> names = new LinkedHashMap<>();
        chat.rows("member_list")
                .sorted(comparing(member -> member.text("userid")))
                .filter(member -> !shown(member).isEmpty())
                .forEach(member -> names.put(member.text("userid"), shown(member)));
        return names;
    }

    private static String shown(Row member) {
        var nickname = member.text("group_nickname");
        return nickname.isEmpty() ? member.text("name") : nickname;
    }
}
