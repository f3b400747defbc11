package dev.scrm.gateway.reconciliation.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.FakeWecom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffTests {
    private static final String LIST = "user/list_id";
    private static final OneCorp WITHOUT_HELPER = new OneCorp("ww1");
    private static final OneCorp WITH_HELPER = WITHOUT_HELPER.withContactSync();
    private static final App APP = WITHOUT_HELPER.find("ww1").orElseThrow().appForContacts();

    private final FakeWecom wecom = new FakeWecom();

    @Test
    void areAllReadWhereTheCorpHasAContactSyncHelperWhichAloneMayListThem() {
        wecom.gives(LIST, Map.of("dept_user", List.of(row("lin.wei", 1), row("lin.wei", 2), row("ku.fang", 3))));
        wecom.gives("user/get", Map.of("userid", "lin.wei", "department", List.of(1)));

        var page = staff(WITH_HELPER).read(APP, Position.START);

        assertThat(page.things()).extracting(Thing::id).containsExactly("lin.wei", "ku.fang");
        assertThat(page.customerContactOnly()).isFalse();
        assertThat(wecom.apps().getFirst()).isEqualTo(App.CONTACT_SYNC);
        assertThat(wecom.apps().subList(1, 3)).as("it may not read them").containsOnly(APP.agentId());
    }

    @Test
    void areThereAlsoWhereTheAppMayNotSeeThem() {
        wecom.gives(LIST, Map.of("dept_user", List.of(row("Ku.Fang", 3))));
        wecom.answers("user/get", 60111);

        assertThat(staff(WITH_HELPER).read(APP, Position.START).things())
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.id()).isEqualTo("ku.fang");
                    assertThat(member.whole()).isFalse();
                });
    }

    @Test
    void areNotTakenForThoseWithCustomerContactWhereTheHelperIsRefused() {
        wecom.answers(LIST, 48002);

        assertThatThrownBy(() -> staff(WITH_HELPER).read(APP, Position.START))
                .isInstanceOfSatisfying(
                        ReadingInterrupted.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(48002));
    }

    @Test
    void areThoseWithCustomerContactWhereThereIsNoHelperAndThePageSaysSo() {
        wecom.gives("externalcontact/get_follow_user_list", Map.of("follow_user", List.of("lin.wei")));
        wecom.gives("user/get", Map.of("userid", "lin.wei", "department", List.of(1)));

        var page = staff(WITHOUT_HELPER).read(APP, Position.START);

        assertThat(page.things()).extracting(Thing::id).containsExactly("lin.wei");
        assertThat(page.customerContactOnly()).isTrue();
        assertThat(wecom.calls()).noneMatch(call -> call.contains(LIST));
    }

    private Staff staff(OneCorp corps) {
        return new Staff(new Wecom(wecom, Clock.systemUTC()), corps);
    }

    private static Map<String, Object> row(String staffId, int department) {
        return Map.of("userid", staffId, "department", department);
    }
}
