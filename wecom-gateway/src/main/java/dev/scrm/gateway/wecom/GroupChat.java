package dev.scrm.gateway.wecom;

import static java.util.Comparator.comparing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group chat with customers as WeCom has it, by the names that its fields have in events; what is absent is left out.
 *
 * @param told what WeCom calls back about when it changes
 * @param silent what changes without a word
 */
public record GroupChat(String chatId, Map<String, Object> told, Map<String, Object> silent) {
    /** WeCom's code for one that was dissolved. One that is unknown to it may only be hidden from the app. */
    public static final int DISMISSED = 49008;

    /** WeCom allows 500; so many that an event holds them. */
    private static final int MEMBERS_AT_MOST = 2_000;

    private static final String STAFF = "staff";
    private static final Map<String, String> MEMBER_KINDS = Map.of("1", STAFF, "2", "contact");
    private static final Map<String, String> JOIN_SCENES = Map.of("1", "invited", "2", "invite-link", "3", "qr-code");

    public GroupChat {
        told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
        silent = Collections.unmodifiableMap(new LinkedHashMap<>(silent));
    }

    /** Asks for one, with the names of its members. */
    public static ApiRequest request(String chatId) {
        return ApiRequest.of("externalcontact/groupchat/get", Map.of("chat_id", chatId, "need_name", 1));
    }

    /** What the request is answered with; nothing when the answer names no chat. */
    public static Optional<GroupChat> of(Map<?, ?> answer) {
        return Row.named(Row.of(answer, "group_chat"), "chat_id", GroupChat::read);
    }

    /** Whether it would not fit into one event. */
    public boolean isTooLarge() {
        return members().count() > MEMBERS_AT_MOST;
    }

    /** WeCom userids of the staff members in it. */
    public Stream<String> staffIds() {
        return members()
                .filter(member -> STAFF.equals(member.get("kind")))
                .map(member -> Objects.toString(member.get("memberId"), ""));
    }

    private Stream<Map<?, ?>> members() {
        return Answers.objects(told.get("members"));
    }

    private static GroupChat read(Row chat) {
        var members = chat.rows("member_list")
                .sorted(comparing(member -> member.text("userid")))
                .toList();
        Map<String, Object> told = new LinkedHashMap<>(Row.filled(
                "name", chat.text("name"),
                "notice", chat.text("notice"),
                "ownerId", chat.text("owner"),
                "memberVersion", chat.text("member_version"),
                "createdAt", chat.time("create_time")));
        told.put("members", members.stream().map(GroupChat::member).toList());
        Map<String, Object> silent = new LinkedHashMap<>();
        silent.put(
                "administratorIds",
                chat.rows("admin_list")
                        .map(admin -> admin.text("userid"))
                        .sorted()
                        .toList());
        silent.put("memberNames", names(members));
        return new GroupChat(chat.text("chat_id"), told, silent);
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
    private static Map<String, Object> names(List<Row> members) {
        Map<String, Object> names = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !shown(member).isEmpty())
                .forEach(member -> names.put(member.text("userid"), shown(member)));
        return names;
    }

    private static String shown(Row member) {
        var nickname = member.text("group_nickname");
        return nickname.isEmpty() ? member.text("name") : nickname;
    }
}
