package dev.scrm.gateway.corps;

import static dev.scrm.gateway.corps.CorpFixtures.AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.MEI;
import static dev.scrm.gateway.corps.CorpFixtures.NOON;
import static dev.scrm.gateway.corps.CorpFixtures.OTHER_AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.aCorp;
import static dev.scrm.gateway.corps.CorpFixtures.aDisabledApp;
import static dev.scrm.gateway.corps.CorpFixtures.aSmartRobotWish;
import static dev.scrm.gateway.corps.CorpFixtures.aWish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.corps.ChangeCorps.Edit;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas over one store, and a corp in the settings of both. */
class CorpDirectoryTests {
    private static final String AGENT = "1000002";
    private static final String ROBOT = "smart-robots/helper";
    private static final String IN_SETTINGS = "wwSettings";

    private final MutableClock clock = MutableClock.at(NOON);
    private final InMemoryRegistrations registrations = new InMemoryRegistrations();
    private final CorpDirectory here = directory();
    private final CorpDirectory there = directory();
    private final ReadCorps readCorps = new ReadCorps(settings(), registrations);
    private final ChangeCorps change = new ChangeCorps(registrations, readCorps, here, clock);

    @BeforeEach
    void read() {
        here.refresh();
        there.refresh();
    }

    @Test
    void servesWhatWasAddedHereAtOnceAndThereWithTheNextLook() {
        add("ww1");

        assertThat(here.findApp("ww1", AGENT)).isPresent();
        assertThat(there.findApp("ww1", AGENT)).isEmpty();
        assertThat(there.isUnsure("ww1", AGENT))
                .as("it was read, so it is known to be unknown")
                .isFalse();

        there.refresh();
        assertThat(there.findApp("ww1", AGENT)).isPresent();
    }

    @Test
    void readsAllCorpsOnlyWhenOneChanged() {
        int before = registrations.reads();

        there.refresh();
        there.refresh();
        assertThat(registrations.reads()).isEqualTo(before);

        change.put(edit("ww1"), "蓝鲸", true);
        there.refresh();
        assertThat(registrations.reads()).isEqualTo(before + 2);
    }

    @Test
    void looksOnceMoreForACorpThatACommandNamesButNotForACallback() {
        add("ww1");
        assertThat(there.find("ww1")).as("looked lately").isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(there.findApp("ww1", AGENT)).isEmpty();
        assertThat(there.find("ww1")).isPresent();
    }

    @Test
    void isUnsureOfEveryCorpButThoseOfTheSettingsUntilTheStoreWasRead() {
        registrations.goAway(true);
        var starting = directory();

        assertThat(starting.findApp(IN_SETTINGS, AGENT)).isPresent();
        assertThat(starting.isUnsure("ww1", AGENT)).isTrue();
        assertThatThrownBy(() -> starting.find("ww1")).hasMessage("away");

        registrations.goAway(false);
        starting.refresh();
        assertThat(starting.isUnsure("ww1", AGENT)).isFalse();
    }

    @Test
    void servesAnIntelligentRobotOnEveryReplica() {
        add("ww1");
        change.putSmartRobot(edit("ww1"), "helper", aSmartRobotWish("tokenOne", AES_KEY));

        assertThat(here.findReceiver("ww1", ROBOT)).isPresent();
        assertThat(here.findApp("ww1", ROBOT)).as("it is no app").isEmpty();
        assertThat(there.findReceiver("ww1", ROBOT)).isEmpty();
        there.refresh();
        assertThat(there.findReceiver("ww1", ROBOT)).isPresent();

        change.removeSmartRobot(edit("ww1"), "helper");
        assertThat(here.findReceiver("ww1", ROBOT)).isEmpty();
    }

    @Test
    void knowsThatACorpIsOursThoughItIsDisabled() {
        add("ww1");
        change.put(edit("ww1"), "蓝鲸", false);
        here.refresh();

        assertThat(here.find("ww1")).isEmpty();
        assertThat(here.suspension("ww1")).contains(Suspension.DISABLED);
        assertThat(here.suspension("wwNobody")).isEmpty();
    }

    @Test
    void isUnsureOfAnIntelligentRobotWhoseCredentialsCannotBeRead() {
        var robot = new SmartRobotRegistration("helper", "", null, null, Map.of());
        var corp = new CorpRegistration("ww1", "", true, aCorp("ww1").apps(), List.of(), List.of(robot), 1, NOON, NOON);
        registrations.save(corp, CorpFixtures.aChange("ww1", 1, CorpChange.Action.CORP_ADDED));
        here.refresh();

        assertThat(here.isUnsure("ww1", ROBOT)).isTrue();
        assertThat(here.isUnsure("ww1", AGENT)).isFalse();
        assertThatThrownBy(() -> change.putSmartRobot(edit("ww1"), "helper", aSmartRobotWish("tokenOne", null)))
                .hasMessageContaining("callbackAesKey");
        change.putSmartRobot(edit("ww1"), "helper", aSmartRobotWish("tokenOne", AES_KEY));
        assertThat(here.findReceiver("ww1", ROBOT)).as("set anew").isPresent();
    }

    @Test
    void isUnsureOfAnAppWhoseCredentialsCannotBeRead() {
        var app =
                new AppRegistration(AGENT, "", true, new Credentials.Unreadable(), Set.of(), false, Set.of(), Map.of());
        var corp = new CorpRegistration("ww1", "", true, List.of(app), List.of(), List.of(), 1, NOON, NOON);
        registrations.save(corp, CorpFixtures.aChange("ww1", 1, CorpChange.Action.CORP_ADDED));
        add("ww2");

        assertThat(here.findApp("ww1", AGENT)).isEmpty();
        assertThat(here.isUnsure("ww1", AGENT)).isTrue();
        assertThat(here.isUnsure("ww1", "1000003")).isFalse();
        assertThat(here.findApp("ww2", AGENT)).as("others work").isPresent();
        assertThat(here.suspension("ww1")).contains(Suspension.UNREADABLE);
        assertThat(here.suspension("ww2")).isEmpty();

        assertThatThrownBy(() -> change.putApp(edit("ww1"), AGENT, aWish("secret", null, null)))
                .hasMessageContaining("callbackToken");
        change.putApp(edit("ww1"), AGENT, aDisabledApp());
        assertThat(here.isUnsure("ww1", AGENT)).as("it can be given up").isFalse();
        change.putApp(edit("ww1"), AGENT, aWish("secret", "token", OTHER_AES_KEY));
        assertThat(here.findApp("ww1", AGENT)).as("set anew").isPresent();
    }

    @Test
    void doesNotServeWhatIsDisabled() {
        add("ww1");

        change.put(edit("ww1"), "蓝鲸", false);
        assertThat(here.findApp("ww1", AGENT)).isEmpty();
        assertThat(here.find("ww1")).isEmpty();

        change.put(edit("ww1"), "蓝鲸", true);
        change.putApp(edit("ww1"), AGENT, aDisabledApp());
        assertThat(here.findApp("ww1", AGENT)).isEmpty();
    }

    @Test
    void letsTheStoreHoldOnceACorpOfTheSettingsWasAdopted() {
        assertThatThrownBy(() -> change.put(edit(IN_SETTINGS), "名", true)).hasMessageContaining("settings");
        assertThatThrownBy(() -> change.putApp(edit(IN_SETTINGS), AGENT, aDisabledApp()))
                .hasMessageContaining("settings");

        var adopted = change.adopt(edit(IN_SETTINGS));
        assertThat(change.adopt(edit(IN_SETTINGS))).as("once").isEqualTo(adopted);
        assertThat(here.findApp(IN_SETTINGS, AGENT)).map(App::secret).contains("secret");

        change.putApp(edit(IN_SETTINGS), AGENT, aWish("new-secret", null, null));
        there.refresh();
        assertThat(there.findApp(IN_SETTINGS, AGENT)).map(App::secret).contains("new-secret");

        change.put(edit(IN_SETTINGS), "", false);
        assertThat(here.findApp(IN_SETTINGS, AGENT)).isEmpty();
        assertThatThrownBy(() -> change.remove(edit(IN_SETTINGS))).hasMessageContaining("settings");
    }

    private void add(String corpId) {
        change.put(edit(corpId), "蓝鲸", true);
        change.putApp(edit(corpId), AGENT, aWish("secret", "token", OTHER_AES_KEY));
    }

    private static Edit edit(String corpId) {
        return new Edit(corpId, MEI, null);
    }

    private CorpDirectory directory() {
        return new CorpDirectory(settings(), registrations, clock);
    }

    private static List<Corp> settings() {
        var app = new App(IN_SETTINGS, AGENT, "secret", "token", CorpFixtures.AES_KEY, Set.of(), false);
        return List.of(new Corp(IN_SETTINGS, List.of(app)));
    }
}
