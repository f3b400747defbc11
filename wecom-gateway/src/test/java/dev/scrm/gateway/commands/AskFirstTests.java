package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static dev.scrm.gateway.commands.CommandFixtures.nobodyErased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskFirstTests {
    private static final String ADD = "externalcontact/add_contact_way";
    private static final String LIST = "externalcontact/list_contact_way";
    private static final String GET = "externalcontact/get_contact_way";
    private static final Tried DOUBTFUL = Tried.interruptedAt(NOON.minusSeconds(60));

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryCreations creations = new InMemoryCreations();
    private final CarryOut carryOut = new CarryOut(
            wecom,
            creations,
            new InMemoryCallMarks(),
            nobodyErased(clock),
            new OneCorp(CORP),
            new FillIn(new InMemoryLedger(clock), MediaUses.none(clock), clock),
            clock);

    @BeforeEach
    void hasMadeNothing() {
        wecom.gives(ADD, Map.of("config_id", "cfg-new", "qr_code", "https://qr"));
        wecom.gives(LIST, Map.of("contact_way", List.of(), "next_cursor", ""));
    }

    @Test
    void makesWhatIsWantedWithoutAQuestion() {
        assertThat(sent(aWay("1"), Tried.NOTHING)).containsEntry("configId", "cfg-new");
        assertThat(wecom.calls()).containsExactly(ADD);
    }

    @Test
    void callsOnceAndAsksLaterWhenNobodyHeardTheAnswer() {
        wecom.isSilent(ADD, Cause.TIMED_OUT);

        assertThat(attempt(aWay("1"), Tried.NOTHING))
                .isEqualTo(new Attempt.Postponed(PostponeReason.NO_ANSWER, new Tried(NOON, 1, null), Tried.SETTLING));
    }

    @Test
    void doesNotAskBeforeALateEffectCanBeSeen() {
        var calledByUs = new Tried(NOON.minusSeconds(4), 1, null);
        assertThat(attempt(aWay("1"), calledByUs)).isEqualTo(waits(calledByUs, 6));
        var takenOnByAnother = Tried.interruptedAt(NOON.minusSeconds(4));
        assertThat(attempt(aWay("1"), takenOnByAnother)).isEqualTo(waits(takenOnByAnother, 26));
        assertThat(wecom.calls()).isEmpty();
    }

    private static Attempt waits(Tried tried, int seconds) {
        return new Attempt.Postponed(PostponeReason.NO_ANSWER, tried, Duration.ofSeconds(seconds));
    }

    @Test
    void takesWhatIsThereForItsOwn() {
        isThere("cfg-there");

        assertThat(sent(aWay("1"), DOUBTFUL))
                .containsEntry("configId", "cfg-there")
                .containsEntry("qrCode", "https://qr-there");
        assertThat(wecom.calls()).containsExactly(LIST, GET);
    }

    @Test
    void makesItWhenNothingLikeItIsThere() {
        isThere("cfg-there");

        assertThat(sent(aWay("1", "another state", null), DOUBTFUL)).containsEntry("configId", "cfg-new");
        assertThat(wecom.calls()).containsExactly(LIST, GET, ADD);
    }

    @Test
    void makesAWayThatAsksStaffWhenTheOneThereDoesNot() {
        isThere("cfg-there");
        var way =
                Map.<String, Object>of("config_id", "cfg-there", "state", "poster-17", "type", 2, "skip_verify", true);
        wecom.gives(GET, Map.of("contact_way", way));
        var asking = new Command.Post(
                head("create-contact-way", "1", null),
                CommandKind.CREATE_CONTACT_WAY,
                new Actor.CustomerApp(),
                ApiRequest.of(ADD, Map.of("type", 2, "state", "poster-17", "skip_verify", false)));

        assertThat(sent(asking, DOUBTFUL)).containsEntry("configId", "cfg-new");
        assertThat(sent(aWay("2"), DOUBTFUL)).containsEntry("configId", "cfg-there");
    }

    @Test
    void makesALinkOfTheSameNameThatLeadsToOthers() {
        var api = "externalcontact/customer_acquisition/";
        wecom.gives(api + "list_link", Map.of("link_id_list", List.of("cawcde1")));
        wecom.gives(
                api + "get",
                Map.of(
                        "link", Map.of("link_id", "cawcde1", "link_name", "Autumn", "skip_verify", true),
                        "range", Map.of("user_list", List.of("lin.wei"), "department_list", List.of())));
        wecom.gives(api + "create_link", Map.of("link", Map.of("link_id", "cawcde2")));

        assertThat(sent(aLink("1", "chen.bo"), DOUBTFUL)).containsEntry("linkId", "cawcde2");
        assertThat(sent(aLink("2", "lin.wei"), DOUBTFUL)).containsEntry("linkId", "cawcde1");
    }

    private static Command aLink(String id, String staffId) {
        return new Command.Post(
                head("create-acquisition-link", id, null),
                CommandKind.CREATE_ACQUISITION_LINK,
                new Actor.CustomerApp(),
                ApiRequest.of(
                        "externalcontact/customer_acquisition/create_link",
                        Map.of(
                                "link_name",
                                "Autumn",
                                "range",
                                Map.of("user_list", List.of(staffId), "department_list", List.of()))));
    }

    @Test
    void takesNoLastingWayForATemporaryOneWhichNoListShows() {
        isThere("cfg-there");
        var temporary = new Command.Post(
                head("create-contact-way", "1", null),
                CommandKind.CREATE_CONTACT_WAY,
                new Actor.CustomerApp(),
                ApiRequest.of(ADD, Map.of("type", 2, "state", "poster-17", "is_temp", true)));

        assertThat(sent(temporary, DOUBTFUL)).containsEntry("configId", "cfg-new");
        assertThat(wecom.calls()).doesNotContain(LIST);
    }

    @Test
    void givesWhatIsThereToOneOfTwoCommandsThatSayTheSame() {
        isThere("cfg-there");

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-there");
        assertThat(sent(aWay("2"), DOUBTFUL)).containsEntry("configId", "cfg-new");
    }

    @Test
    void doesNotLookAtWhatOtherCommandsMade() {
        isThere("cfg-there");
        creations.claim(aWay("2"), "cfg-there");

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-new");
        assertThat(wecom.calls()).containsExactly(LIST, ADD);
    }

    @Test
    void findsWhatItClaimedBeforeItDied() {
        isThere("cfg-there");
        creations.claim(aWay("1"), "cfg-there");

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-there");
        assertThat(wecom.calls()).containsExactly(GET);
    }

    @Test
    void leavesToTheOtherCommandWhatIsThereForItWhenItHasItsOwn() {
        isThere("cfg-of-the-other");
        creations.claim(aWay("1"), "cfg-own");
        wecom.gives(GET, Map.of("contact_way", theWay("cfg-own")));

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-own");
        assertThat(wecom.calls()).containsExactly(GET);
        isThere("cfg-of-the-other");
        assertThat(sent(aWay("2"), DOUBTFUL)).containsEntry("configId", "cfg-of-the-other");
    }

    @Test
    void wasMadeThoughItsOwnIsDeletedSince() {
        creations.claim(aWay("1"), "cfg-own");
        wecom.answers(GET, 41044);

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-own");
    }

    @Test
    void findsWhatADeletionMovedPastTheCursor() {
        // One of the first page is deleted before the second is read: what was first there is last on the first page
        // now.
        lists(List.of(page("second", "cfg-taken"), page(""), page("second", "cfg-there"), page("")));
        wecom.gives(GET, Map.of("contact_way", theWay("cfg-there")));
        creations.claim(aWay("2"), "cfg-taken");

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-there");
    }

    @Test
    void readsAListOfSeveralPagesUntilItShowsNothingNew() {
        lists(List.of(page("second", "cfg-taken"), page(""), page("second", "cfg-taken"), page("")));
        creations.claim(aWay("2"), "cfg-taken");

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-new");
        assertThat(wecom.calls()).containsExactly(LIST, LIST, LIST, LIST, ADD);
    }

    @Test
    void makesAnotherWhenItsOwnWasTakenByACommandThatSaysTheSame() {
        creations.claim(aWay("2"), "cfg-new");

        assertThat(attempt(aWay("1"), Tried.NOTHING))
                .isInstanceOfSatisfying(
                        Attempt.Postponed.class,
                        postponed -> assertThat(postponed.tried().isDoubtful()).isTrue());
    }

    @Test
    void waitsWhileWecomDoesNotSay() {
        wecom.isSilent(LIST, Cause.TIMED_OUT);

        assertThat(attempt(aWay("1"), DOUBTFUL))
                .isEqualTo(new Attempt.Postponed(PostponeReason.NO_ANSWER, DOUBTFUL, Duration.ZERO));
        assertThat(wecom.calls()).containsExactly(LIST);
    }

    @Test
    void waitsWhileNoTokenLivesForTheQuestionUnlessTheSecretIsWrong() {
        wecom.answers(LIST, 42001);
        assertThat(attempt(aWay("1"), DOUBTFUL))
                .isEqualTo(new Attempt.Postponed(PostponeReason.WECOM_BUSY, DOUBTFUL, Duration.ZERO));

        wecom.answers(LIST, 40001);
        assertThat(outcome(aWay("1"), DOUBTFUL).reason()).isEqualTo("effect-unknown");
    }

    @Test
    void endsWithoutAnEffectThatIsKnownWhereWecomRefusesToSay() {
        wecom.answers(LIST, 48002);

        assertThat(outcome(aWay("1"), DOUBTFUL)).isEqualTo(Outcome.failed(48002, Reason.EFFECT_UNKNOWN, 0, NOON));
    }

    @Test
    void makesNothingThatIsNotThereAfterItsTime() {
        var late = aWay("1", "poster-17", NOON.minusSeconds(1));

        assertThat(outcome(late, DOUBTFUL).status()).isEqualTo(Outcome.Status.EXPIRED);
        isThere("cfg-there");
        assertThat(outcome(late, DOUBTFUL).status()).isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).doesNotContain(ADD);
    }

    @Test
    void passesOverWhatWasDeletedSince() {
        isThere("cfg-there");
        wecom.answers(GET, 41044);

        assertThat(sent(aWay("1"), DOUBTFUL)).containsEntry("configId", "cfg-new");
    }

    private void isThere(String configId) {
        wecom.gives(LIST, Map.of("contact_way", List.of(Map.of("config_id", configId))));
        wecom.gives(GET, Map.of("contact_way", theWay(configId)));
    }

    private static Map<String, Object> theWay(String configId) {
        return Map.of("config_id", configId, "state", "poster-17", "type", 2, "qr_code", "https://qr-there");
    }

    private static Map<String, Object> page(String nextCursor, String... configIds) {
        var ways = Stream.of(configIds).map(id -> Map.of("config_id", id)).toList();
        return Map.of("contact_way", ways, "next_cursor", nextCursor);
    }

    /** What the list is answered with, call by call. */
    private void lists(List<Map<String, Object>> pages) {
        var left = new ArrayDeque<>(pages);
        wecom.gives(LIST, left.remove());
        wecom.takes(call -> {
            if (call.equals(LIST) && !left.isEmpty()) {
                wecom.gives(LIST, left.remove());
            }
        });
    }

    private static Command.Post aWay(String id) {
        return aWay(id, "poster-17", null);
    }

    private static Command.Post aWay(String id, String state, @Nullable Instant expiresAt) {
        return new Command.Post(
                head("create-contact-way", id, expiresAt),
                CommandKind.CREATE_CONTACT_WAY,
                new Actor.CustomerApp(),
                ApiRequest.of(ADD, Map.of("type", 2, "state", state)));
    }

    private Map<String, Object> sent(Command command, Tried tried) {
        var outcome = outcome(command, tried);
        assertThat(outcome.status()).isEqualTo(Outcome.Status.SENT);
        return outcome.result();
    }

    private Outcome outcome(Command command, Tried tried) {
        return ((Attempt.Done) attempt(command, tried)).outcome();
    }

    private Attempt attempt(Command command, Tried tried) {
        var waiting = new WaitingCommand(command, NOON, tried);
        return carryOut.carryOut(waiting, Duration.ofSeconds(2), NOON.plusSeconds(20));
    }
}
