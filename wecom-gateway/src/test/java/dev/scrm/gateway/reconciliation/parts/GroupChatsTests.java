package dev.scrm.gateway.reconciliation.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.FakeWecom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupChatsTests {
    private static final String LIST = "externalcontact/groupchat/list";
    private static final App APP = new OneCorp("ww1").find("ww1").orElseThrow().appForContacts();

    private final FakeWecom wecom = new FakeWecom();
    private final GroupChats chats = new GroupChats(new Wecom(wecom, Clock.systemUTC()));

    @Test
    void areReadByOwnersWhereWeComWantsThemNamed() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("lin.wei", "chen.bo")));
        wecom.gives(
                "externalcontact/groupchat/get", Map.of("group_chat", Map.of("chat_id", "wr1", "owner", "lin.wei")));
        wecom.answers(LIST, 81017);

        var byOwners = chats.read(APP, Position.START).next();
        assertThat(byOwners).isEqualTo(new Position("", List.of("chen.bo", "lin.wei"), ""));

        wecom.isBack();
        wecom.gives(LIST, Map.of("group_chat_list", List.of(Map.of("chat_id", "wr1", "status", 0))));
        var page = chats.read(APP, byOwners);
        assertThat(page.things()).extracting(Thing::id).containsExactly("wr1");
        assertThat(page.next()).isNull();
    }
}
