package dev.scrm.gateway.corps;

import static dev.scrm.gateway.corps.CorpFixtures.AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.MEI;
import static dev.scrm.gateway.corps.CorpFixtures.NOON;
import static dev.scrm.gateway.corps.CorpFixtures.OTHER_AES_KEY;
import static dev.scrm.gateway.corps.CorpFixtures.aDisabledApp;
import static dev.scrm.gateway.corps.CorpFixtures.aSmartRobotWish;
import static dev.scrm.gateway.corps.CorpFixtures.aWish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.gateway.corps.ChangeCorps.Edit;
import dev.scrm.gateway.corps.CorpChange.Action;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeCorpsTests {
    private static final String CORP = "ww1";
    private static final String AGENT = "1000002";

    private final MutableClock clock = MutableClock.at(NOON);
    private final InMemoryRegistrations registrations = new InMemoryRegistrations();
    private final ReadCorps readCorps = new ReadCorps(List.of(), registrations);
    private final CorpDirectory directory = new CorpDirectory(List.of(), registrations, clock);
    private final ChangeCorps change = new ChangeCorps(registrations, readCorps, directory, clock);
    private final Edit edit = new Edit(CORP, MEI, null);

    @BeforeEach
    void add() {
        change.put(edit, "蓝鲸", true);
        change.putApp(edit, AGENT, aWish("secret-one", "tokenOne", AES_KEY));
    }

    @Test
    void leavesALineOfEveryChangeWithoutItsValues() {
        clock.advance(Duration.ofSeconds(1));
        change.putApp(edit, AGENT, aWish("secret-two", null, OTHER_AES_KEY));

        var trail = readCorps.trail(CORP, 10, null);
        assertThat(trail)
                .extracting(CorpChange::action)
                .containsExactly(Action.APP_CHANGED, Action.APP_ADDED, Action.CORP_ADDED);
        var line = trail.getFirst();
        assertThat(line.fields()).containsExactly("secret", "callbackAesKey");
        assertThat(line.editor()).isEqualTo(MEI);
        assertThat(line.version()).isEqualTo(3);
        assertThat(trail.toString()).doesNotContain("secret-two", OTHER_AES_KEY);
    }

    @Test
    void changesNothingAndLeavesNoTraceWhenTheSameIsWishedAgain() {
        var before = readCorps.find(CORP).orElseThrow();
        clock.advance(Duration.ofSeconds(1));

        var again = change.putApp(edit, AGENT, aWish("secret-one", "tokenOne", AES_KEY));
        change.putApp(new Edit(CORP, MEI, 1L), AGENT, aWish(null, null, null));

        assertThat(again).isEqualTo(before);
        assertThat(readCorps.trail(CORP, 10, null)).hasSize(2);
    }

    @Test
    void rotatesACredentialThatDiffersAndLeavesTheOthers() {
        clock.advance(Duration.ofSeconds(1));

        change.putApp(edit, AGENT, aWish(null, "tokenTwo", null));

        var app = directory.findApp(CORP, AGENT).orElseThrow();
        assertThat(app.secrets()).isEqualTo(Rotating.of("secret-one", NOON));
        assertThat(app.callbacks().current()).isEqualTo(new CallbackPair("tokenTwo", AES_KEY));
        assertThat(app.callbacks().formerAt(clock.instant())).containsExactly(new CallbackPair("tokenOne", AES_KEY));
    }

    @Test
    void retiresFormerCredentialsByHand() {
        change.putApp(edit, AGENT, aWish("secret-two", "tokenTwo", null));

        change.retire(edit, AGENT, CredentialKind.CALLBACK);

        var app = directory.findApp(CORP, AGENT).orElseThrow();
        assertThat(app.callbacks().former()).isEmpty();
        assertThat(app.secretsAt(NOON)).containsExactly("secret-two", "secret-one");
        change.retire(edit, AGENT, CredentialKind.SECRET);
        assertThat(directory.findApp(CORP, AGENT).orElseThrow().secretsAt(NOON)).containsExactly("secret-two");
    }

    @Test
    void refusesMoreFormerCredentialsThanCanBeInUse() {
        for (int i = 2; i <= 4; i++) {
            change.putApp(edit, AGENT, aWish("secret-" + i, null, null));
        }

        assertRefused(() -> change.putApp(edit, AGENT, aWish("secret-5", null, null)), "rotations-under-way");
    }

    @Test
    void rotatesTheTokenOfAnIntelligentRobotAndRetiresTheFormerOne() {
        change.putSmartRobot(edit, "helper", aSmartRobotWish("tokenOne", AES_KEY));
        clock.advance(Duration.ofSeconds(1));

        change.putSmartRobot(edit, "helper", aSmartRobotWish("tokenTwo", null));

        var robot = directory.findReceiver(CORP, "smart-robots/helper").orElseThrow();
        assertThat(robot.callbacks().current()).isEqualTo(new CallbackPair("tokenTwo", AES_KEY));
        assertThat(robot.callbacks().formerAt(clock.instant())).containsExactly(new CallbackPair("tokenOne", AES_KEY));
        change.retireSmartRobot(edit, "helper");
        assertThat(directory
                        .findReceiver(CORP, "smart-robots/helper")
                        .orElseThrow()
                        .callbacks()
                        .former())
                .isEmpty();
        var trail = readCorps.trail(CORP, 3, null);
        assertThat(trail)
                .extracting(CorpChange::action)
                .containsExactly(
                        Action.SMART_ROBOT_CALLBACK_RETIRED, Action.SMART_ROBOT_CHANGED, Action.SMART_ROBOT_ADDED);
        assertThat(trail.get(1).fields()).containsExactly("callbackToken");
        assertThat(trail.get(1).robotId()).isEqualTo("helper");
    }

    @Test
    void keepsFiftyIntelligentRobotsAtMost() {
        for (int i = 0; i < 50; i++) {
            change.putSmartRobot(edit, "helper-" + i, aSmartRobotWish("t", AES_KEY));
        }

        assertRefused(
                () -> change.putSmartRobot(edit, "another", aSmartRobotWish("t", AES_KEY)), "too-many-smart-robots");
        assertRefused(() -> change.removeSmartRobot(edit, "another"), "smart-robot-unknown");
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        assertRefused(() -> change.put(new Edit(CORP, MEI, 1L), "白鲸", true), "version-mismatch");

        assertThat(change.put(new Edit(CORP, MEI, 2L), "白鲸", true).version()).isEqualTo(3);
    }

    @Test
    void removesOnlyWhatIsDisabledFirst() {
        assertRefused(() -> change.remove(edit), "corp-enabled");
        assertRefused(() -> change.removeApp(edit, AGENT), "app-enabled");
        change.putApp(edit, AGENT, aDisabledApp());
        assertRefused(() -> change.removeApp(edit, AGENT), "last-app");
        assertRefused(() -> change.removeApp(edit, "1000009"), "app-unknown");

        change.put(edit, "蓝鲸", false);
        change.removeApp(edit, AGENT);
        change.remove(edit);

        assertThat(readCorps.find(CORP)).isEmpty();
        assertRefused(() -> change.remove(edit), "corp-unknown");
        assertThat(readCorps.trail(CORP, 1, null))
                .extracting(CorpChange::action)
                .containsExactly(Action.CORP_REMOVED);
    }

    @Test
    void keepsTheContactSyncHelperBesideTheAppsAndNeverInTheirPlace() {
        change.putApp(edit, App.CONTACT_SYNC, aHelper(true));

        var serving = readCorps.find(CORP).orElseThrow().serving().orElseThrow();
        assertThat(serving.apps()).extracting(App::agentId).containsExactly(AGENT);
        assertThat(serving.app(App.CONTACT_SYNC)).isEmpty();
        assertThat(serving.appForStaff()).map(App::secret).contains("secret-of-the-helper");
        assertThat(serving.receivers().map(CallbackReceiver::address)).contains(App.CONTACT_SYNC);

        change.putApp(edit, AGENT, aDisabledApp());
        assertThat(readCorps.find(CORP).orElseThrow().serving()).isEmpty();
        assertRefused(() -> change.removeApp(edit, AGENT), "last-app");
        change.putApp(edit, App.CONTACT_SYNC, aHelper(false));
        change.removeApp(edit, App.CONTACT_SYNC);
    }

    @Test
    void letsTheContactSyncHelperActForNobody() {
        var refused = assertRefused(
                () -> change.putApp(edit, App.CONTACT_SYNC, aWish("secret-two", "tokenTwo", AES_KEY)), "corp-invalid");

        assertThat(refused.details()).containsEntry("field", "forContacts");
    }

    private static AppWish aHelper(boolean enabled) {
        return new AppWish(
                "通讯录同步",
                enabled,
                "secret-of-the-helper",
                "tokenTwo",
                AES_KEY,
                Set.of(),
                false,
                Set.of(),
                Map.of(),
                Duration.ofDays(1));
    }

    @Test
    void wantsAllCredentialsOfANewApp() {
        var refused = assertRefused(
                () -> change.putApp(edit, "1000003", aWish("secret", null, AES_KEY)), "credential-missing");

        assertThat(refused.details()).containsEntry("field", "callbackToken");
    }

    @Test
    void namesTheFieldThatCannotBeAndNotItsValue() {
        assertField("secret", () -> aWish("two words", "token", AES_KEY), "two words");
        assertField("callbackToken", () -> aWish("secret", "to-ken", AES_KEY), "to-ken");
        assertField("callbackAesKey", () -> aWish("secret", "token", "tooshort"), "tooshort");
        assertField("trustedDomains", () -> wish("", Set.of("https://crm"), Duration.ZERO), "https://crm");
        assertField("overlap", () -> wish("", Set.of(), Duration.ofDays(8)), "192");
        assertField("name", () -> wish("x".repeat(65), Set.of(), Duration.ZERO), "xxx");
        assertField("agentId", () -> change.putApp(edit, "agent", aWish("secret", "token", AES_KEY)), "'agent'");
        assertField("corpId", () -> change.put(new Edit("ww:1", MEI, null), "", true), "ww:1");
    }

    private static AppWish wish(String name, Set<String> trustedDomains, Duration overlap) {
        return new AppWish(name, true, null, null, null, Set.of(), false, trustedDomains, Map.of(), overlap);
    }

    private static void assertField(String field, ThrowingCallable wishing, String value) {
        var refused = assertRefused(wishing, "corp-invalid");

        assertThat(refused.details()).containsEntry("field", field);
        assertThat(refused.getMessage()).doesNotContain(value);
    }

    private static CorpRefused assertRefused(ThrowingCallable changing, String code) {
        var refused = catchThrowableOfType(CorpRefused.class, changing);

        assertThat(refused.code()).isEqualTo(code);
        return refused;
    }
}
