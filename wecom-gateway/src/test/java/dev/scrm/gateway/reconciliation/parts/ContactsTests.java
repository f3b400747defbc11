package dev.scrm.gateway.reconciliation.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader.Look;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.wecom.FakeWecom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactsTests {
    private static final String BATCH = "externalcontact/batch/get_by_user";
    private static final App APP = new OneCorp("ww1").find("ww1").orElseThrow().appForContacts();

    private final FakeWecom wecom = new FakeWecom();
    private final Contacts contacts = new Contacts(new Wecom(wecom, Clock.systemUTC()));

    @Test
    void goThroughTheStaffAHundredAtATimeInTheOrderOfTheirIds() {
        var all = IntStream.range(0, 250).mapToObj("u%03d"::formatted).toList();
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", all.reversed()));

        var first = contacts.read(APP, Position.START).next();
        var second = contacts.read(APP, first).next();
        var third = contacts.read(APP, second).next();

        assertThat(first.chunk()).isEqualTo(all.subList(0, 100));
        assertThat(second.chunk()).isEqualTo(all.subList(100, 200));
        assertThat(third.chunk()).isEqualTo(all.subList(200, 250));
        assertThat(contacts.read(APP, third).next()).isNull();
    }

    @Test
    void leaveTheWayToCommandsThatPeopleWaitFor() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("a")));

        contacts.read(APP, contacts.read(APP, Position.START).next());

        assertThat(wecom.calls()).contains(BATCH);
        assertThat(wecom.lanes()).isNotEmpty().containsOnly(CallLane.BULK);
    }

    @Test
    void askForEachAloneWhenOneOfThemHasLeft() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("a", "b", "c")));
        var together = new Position("", List.of("a", "b", "c"), "");
        wecom.answers(BATCH, 60111);

        var alone = contacts.read(APP, together).next();
        assertThat(alone).isEqualTo(new Position("", List.of("a"), ""));
        var others = contacts.read(APP, alone).next();
        assertThat(others).isEqualTo(new Position("a", List.of("b", "c"), ""));
    }

    @Test
    void readTagsAsBothApisNameThem() {
        var contact = Map.of("external_userid", "wm1", "name", "王芳", "type", 1, "gender", 2);
        wecom.gives(
                BATCH,
                Map.of(
                        "external_contact_list",
                        List.of(Map.of(
                                "external_contact",
                                contact,
                                "follow_info",
                                Map.of("userid", "Lin", "tag_id", List.of("t2", "t1"), "createtime", 1_760_000_100)))));
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("Lin")));
        wecom.gives(
                "externalcontact/get",
                Map.of(
                        "external_contact",
                        contact,
                        "follow_user",
                        List.of(Map.of(
                                "userid",
                                "Lin",
                                "createtime",
                                "1760000100",
                                "tags",
                                List.of(Map.of("tag_id", "t1"), Map.of("tag_name", "own"), Map.of("tag_id", "t2"))))));

        var listed = contacts.read(APP, new Position("", List.of("Lin"), ""))
                .things()
                .getFirst();

        assertThat(listed.told().get("tagIds")).isEqualTo(List.of("t1", "t2"));
        assertThat(contacts.look(APP, List.of(known("wm1", "Lin")))).containsExactly(new Look.There(listed));
    }

    @Test
    void areOverOnlyWhenWeComSaysSoOfTwoWhomItWouldShow() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("Lin", "chen")));
        wecom.gives(
                "externalcontact/get",
                Map.of(
                        "external_contact",
                        Map.of("external_userid", "wm1"),
                        "follow_user",
                        List.of(Map.of("userid", "chen"))));
        assertThat(look("lin"))
                .as("others have the customer, and lin may have customers")
                .isInstanceOf(Look.Gone.class);
        assertThat(look("zhao")).as("out of sight, or gone").isInstanceOf(Look.Unreadable.class);

        wecom.answers("externalcontact/get", 84061);
        assertThat(look("lin")).isInstanceOf(Look.Gone.class);
        wecom.answers("externalcontact/get", 40096);
        assertThat(look("lin"))
                .as("nobody whom the app may see has the customer")
                .isInstanceOf(Look.Unreadable.class);
        wecom.isBack();
        wecom.gives("externalcontact/get", Map.of());
        assertThat(look("lin")).as("no answer at all").isInstanceOf(Look.Unreadable.class);

        wecom.answers("externalcontact/get", 45009);
        assertThatThrownBy(() -> look("lin"))
                .isInstanceOfSatisfying(
                        ReadingInterrupted.class,
                        interrupted -> assertThat(interrupted.isRefusal()).isFalse());
    }

    @Test
    void areOfTwoWhoAreNamed() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("lin")));
        wecom.gives(
                BATCH,
                Map.of("external_contact_list", List.of(Map.of("external_contact", Map.of("external_userid", "wm1")))));

        assertThat(contacts.read(APP, new Position("", List.of("lin"), "")).things())
                .isEmpty();
    }

    @Test
    void doNotAskForEverAboutOne() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("lin")));
        wecom.gives(
                "externalcontact/get",
                Map.of("external_contact", Map.of("external_userid", "wm1"), "next_cursor", "again"));

        assertThat(look("lin")).isInstanceOf(Look.Unreadable.class);
        assertThat(wecom.calls()).hasSizeLessThan(30);
    }

    private Look look(String staffId) {
        return contacts.look(APP, List.of(known("wm1", staffId))).getFirst();
    }

    private static Known known(String externalUserId, String staffId) {
        return new Known(
                Part.CONTACTS,
                externalUserId + "/" + staffId,
                Map.of("externalUserId", externalUserId, "staffId", staffId),
                Set.of(),
                1,
                "",
                "");
    }
}
