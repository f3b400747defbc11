package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;
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
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.gateway.wecom.Row;
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
    private static final Set<Integer> GONE = Set.of(GroupChat.DISMISSED);

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
        var request = GroupChat.request(chatId);
        return GroupChat.of(wecom.post(app, request.api(), request.body())).map(GroupChats::thing);
    }

    private static Thing thing(GroupChat chat) {
        var id = chat.chatId();
        return new Thing(Part.GROUP_CHATS, id, Map.of("chatId", id), chat.told(), chat.silent(), toldAs(chat));
    }

    /** When a staff member in it gets another id, WeCom tells of the staff member only. */
    private static Set<String> toldAs(GroupChat chat) {
        return Stream.concat(
                        Stream.of(name(Part.GROUP_CHATS, chat.chatId())),
                        chat.staffIds().map(Announcement::newStaffId))
                .collect(toSet());
    }
}
