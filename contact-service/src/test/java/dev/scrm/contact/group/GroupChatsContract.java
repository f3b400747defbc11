package dev.scrm.contact.group;

import static dev.scrm.contact.group.GroupFixtures.CHAT;
import static dev.scrm.contact.group.GroupFixtures.CHEN;
import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.LIN;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.WANG;
import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.contact;
import static dev.scrm.contact.group.GroupFixtures.learned;
import static dev.scrm.contact.group.GroupFixtures.left;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Decision;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of group chats does. */
public abstract class GroupChatsContract {
    protected abstract GroupChats groups();

    @Test
    void findsWhatItKept() {
        var facts = List.of(
                read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, null)),
                left(CHEN, QuitCause.REMOVED, "v1", "v2", at(10)),
                changed(at(20)));

        hear(CHAT, facts.toArray(GroupFact[]::new));

        assertThat(groups().find(CORP, CHAT)).contains(GroupFixtures.hear(facts).group());
        assertThat(groups().find(CORP, "another")).isEmpty();
        assertThat(groups().find("another", CHAT)).isEmpty();
    }

    @Test
    void keepsAGroupThatNobodyReadYet() {
        hear(CHAT, changed(MORNING));

        assertThat(groups().find(CORP, CHAT))
                .contains(GroupFixtures.hear(changed(MORNING)).group());
    }

    @Test
    void showsInWhichGroupsSomebodyIsTheLatestFirst() {
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-20))));
        hear("wrEXchat02", read(MORNING, "v1", member(WANG, at(-5))));
        hear("wrEXchat03", read(MORNING, "v1", member(WANG, null)));
        hear("wrEXchat04", read(MORNING, "v1", member(CHEN, at(-1))));

        assertThat(groups().memberships(CORP, List.of(contact(WANG))))
                .containsExactly(
                        new GroupMembership("wrEXchat02", "会员群", LIN, at(-5), "qr-code", null, "door-3"),
                        new GroupMembership(CHAT, "会员群", LIN, at(-10), "qr-code", null, "door-3"),
                        new GroupMembership("wrEXchat03", "会员群", LIN, null, "qr-code", null, "door-3"));
        assertThat(groups().memberships("another", List.of(contact(WANG)))).isEmpty();
        assertThat(groups().memberships(CORP, List.of())).isEmpty();
    }

    @Test
    void showsOfEachContactByItselfInWhichGroupsItIs() {
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-20)), member("wmOther", at(-30))));
        hear("wrEXchat02", read(MORNING, "v1", member(CHEN, null)));

        var found = groups().groupsOfEach(CORP, List.of(contact(WANG), contact(CHEN), "nobody"));

        assertThat(found).containsOnlyKeys(contact(WANG), contact(CHEN));
        assertThat(found.get(contact(WANG)).memberships())
                .containsExactly(new GroupMembership(CHAT, "会员群", LIN, at(-10), "qr-code", null, "door-3"));
        assertThat(found.get(contact(CHEN)).memberships())
                .extracting(GroupMembership::chatId)
                .containsExactlyInAnyOrder(CHAT, "wrEXchat02");
        assertThat(groups().groupsOfEach("another", List.of(contact(WANG)))).isEmpty();
    }

    @Test
    void keepsOfWhomNobodyWasTold() {
        var learned = new LearnedGroupFact(
                CORP,
                CHAT,
                read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-20))),
                learned(changed(MORNING)).cause(),
                null);
        groups().apply(List.of(learned), (known, one) -> {
            var decision = GroupChat.decide(known, CORP, CHAT, one.fact());
            return Decision.of(decision.state().leavingUntold(Set.of(CHEN)), decision.events());
        });

        var found = groups().groupsOfEach(CORP, List.of(contact(WANG), contact(CHEN)));

        assertThat(groups().find(CORP, CHAT).orElseThrow().untold()).containsExactly(CHEN);
        assertThat(found.get(contact(WANG)).untoldIn()).isEmpty();
        assertThat(found.get(contact(CHEN)).untoldIn()).containsExactly(CHAT);
    }

    @Test
    void keepsHowOftenAGroupCouldNotBeRead() {
        var facts = List.of(changed(MORNING), new GroupFact.ReadingFailed(at(6)), new GroupFact.ReadingFailed(at(70)));

        hear(CHAT, facts.toArray(GroupFact[]::new));

        assertThat(groups().find(CORP, CHAT)).contains(GroupFixtures.hear(facts).group());
    }

    @Test
    void saysWhichGroupsThereAre() {
        hear(CHAT, read(MORNING, "v1"));
        hear("wrEXgone", read(MORNING, "v1"), new GroupFact.Dismissed(at(10)));

        assertThat(groups().existing(CORP, List.of(CHAT, "wrEXgone", "wrEXnever")))
                .containsExactly(CHAT);
        assertThat(groups().existing("another", List.of(CHAT))).isEmpty();
        assertThat(groups().existing(CORP, List.of())).isEmpty();
    }

    @Test
    void showsAGroupOnceInWhichAPersonIsUnderTwoIds() {
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-20))));

        assertThat(groups().memberships(CORP, List.of(contact(WANG), contact(CHEN))))
                .singleElement()
                .satisfies(one -> assertThat(one.since()).isEqualTo(at(-20)));
    }

    @Test
    void doesNotShowAGroupThatSomebodyLeft() {
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10))), left(WANG, QuitCause.LEFT, "v1", "v2", at(10)));

        assertThat(groups().memberships(CORP, List.of(contact(WANG)))).isEmpty();
    }

    private void hear(String chatId, GroupFact... facts) {
        var learned = Stream.of(facts)
                .map(fact ->
                        new LearnedGroupFact(CORP, chatId, fact, learned(fact).cause(), null))
                .toList();
        groups().apply(learned, (known, one) -> GroupChat.decide(known, one.corpId(), one.chatId(), one.fact()));
    }
}
