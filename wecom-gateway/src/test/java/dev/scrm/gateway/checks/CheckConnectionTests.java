package dev.scrm.gateway.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.gateway.callbacks.CallbackTally;
import dev.scrm.gateway.callbacks.CallbackTimes;
import dev.scrm.gateway.callbacks.InMemoryCallbackHealths;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A corp whose second app is for contacts and whose first is not. */
class CheckConnectionTests {
    private static final String FIRST = OneCorp.FIRST_AGENT;
    private static final String FOR_CONTACTS = OneCorp.SECOND_AGENT;

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final OneCorp corps = new OneCorp("ww1");
    private final CallbackTally tally = new CallbackTally(clock);
    private final CallbackTimes callbackTimes = new CallbackTimes(tally, new InMemoryCallbackHealths(), clock);
    private final Map<CheckItem, WecomAnswer> answers = new HashMap<>();
    private final Set<String> asked = Collections.synchronizedSet(new HashSet<>());
    private final InMemoryConnectionChecks checks = new InMemoryConnectionChecks();

    private final Questions wecom = this::answer;

    @Test
    void asksEachAppForWhatItIsUsedForAndForNothingElse() {
        var check = check();

        assertThat(check.findings())
                .filteredOn(finding -> finding.agentId().equals(FIRST))
                .extracting(Finding::item)
                .containsExactly(
                        CheckItem.CREDENTIAL,
                        CheckItem.TRUSTED_IP,
                        CheckItem.AGENT,
                        CheckItem.CALLBACKS,
                        CheckItem.CUSTOMER_SERVICE,
                        CheckItem.APPROVALS);
        assertThat(check.findings())
                .filteredOn(finding -> finding.agentId().equals(FOR_CONTACTS))
                .extracting(Finding::item)
                .containsExactly(
                        CheckItem.CREDENTIAL,
                        CheckItem.TRUSTED_IP,
                        CheckItem.AGENT,
                        CheckItem.CALLBACKS,
                        CheckItem.CONTACTS,
                        CheckItem.STAFF,
                        CheckItem.DEPARTMENTS,
                        CheckItem.CUSTOMER_GROUPS,
                        CheckItem.TAGS,
                        CheckItem.CONTACT_WAYS,
                        CheckItem.ACQUISITION_LINKS,
                        CheckItem.MASS_MESSAGES,
                        CheckItem.MOMENTS,
                        CheckItem.RESIGNED_STAFF);
        assertThat(check.findings())
                .filteredOn(finding -> finding.item() != CheckItem.CALLBACKS)
                .extracting(Finding::verdict)
                .containsOnly(Verdict.OK);
        assertThat(asked).contains(FOR_CONTACTS + " STAFF lin.wei");
        assertThat(checks.find("ww1")).contains(check);
    }

    @Test
    void asksTheContactSyncHelperForTheListOfAllMembersAndForNothingElse() {
        var check = check(wecom, "ww1", corps.withContactSync());

        assertThat(check.findings())
                .filteredOn(finding -> finding.agentId().equals(App.CONTACT_SYNC))
                .extracting(Finding::item)
                .containsExactly(CheckItem.CREDENTIAL, CheckItem.TRUSTED_IP, CheckItem.CALLBACKS, CheckItem.STAFF_LIST);
    }

    @Test
    void asksSideBySide() throws Exception {
        var all = new CountDownLatch(10); // what the app for contacts is asked at once
        Questions waiting = (app, item, member, deadline) -> {
            if (app.agentId().equals(FOR_CONTACTS) && item != CheckItem.CREDENTIAL && item != CheckItem.STAFF) {
                all.countDown();
                await(all);
            }
            return answer(app, item, member, deadline);
        };

        check(waiting);

        assertThat(all.getCount()).isZero();
    }

    @Test
    void checksACorpOnceAMinute() {
        check();

        var refused = catchThrowableOfType(CheckRefused.class, this::check);
        assertThat(refused.code()).isEqualTo("check-too-soon");
        clock.advance(Duration.ofMinutes(1));
        assertThat(check()).isNotNull();
        var unknown = catchThrowableOfType(CheckRefused.class, () -> check(wecom, "ww2"));
        assertThat(unknown.code()).isEqualTo("corp-not-served");
    }

    @Test
    void saysWhichCallbacksCameLately() {
        tally.proven(corps.findApp("ww1", FIRST).orElseThrow());
        clock.advance(Duration.ofHours(23));

        var check = check();

        assertThat(finding(check, FIRST, CheckItem.CALLBACKS).verdict()).isEqualTo(Verdict.OK);
        assertThat(finding(check, FOR_CONTACTS, CheckItem.CALLBACKS).verdict()).isEqualTo(Verdict.UNKNOWN);
        clock.advance(Duration.ofHours(1));
        assertThat(finding(check(), FIRST, CheckItem.CALLBACKS).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void findsThatNobodyMayContactCustomers() {
        answers.put(CheckItem.CONTACTS, new WecomAnswer(0, null, List.of()));

        var check = check();

        assertThat(finding(check, FOR_CONTACTS, CheckItem.CONTACTS).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding(check, FOR_CONTACTS, CheckItem.STAFF).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void tellsAnAddressThatIsNotTrustedOnceAndNotTwelveTimes() {
        for (var item : CheckItem.values()) {
            answers.put(item, new WecomAnswer(60020, "203.0.113.7", List.of()));
        }
        answers.remove(CheckItem.CREDENTIAL);

        var check = check();

        assertThat(check.findings())
                .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                .extracting(Finding::item)
                .containsExactly(CheckItem.TRUSTED_IP, CheckItem.TRUSTED_IP);
    }

    private WecomAnswer answer(App app, CheckItem item, @Nullable String member, Instant deadline) {
        asked.add(app.agentId() + " " + item + (member == null ? "" : " " + member));
        var members = item == CheckItem.CONTACTS ? List.of("lin.wei") : List.<String>of();
        return answers.getOrDefault(item, new WecomAnswer(0, null, members));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConnectionCheck check() {
        return check(wecom);
    }

    private ConnectionCheck check(Questions questions) {
        return check(questions, "ww1");
    }

    private ConnectionCheck check(Questions questions, String corpId) {
        return check(questions, corpId, corps);
    }

    private ConnectionCheck check(Questions questions, String corpId, OneCorp of) {
        try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            var checkApp = new CheckApp(questions, callbackTimes, sideBySide, clock);
            return new CheckConnection(of, checkApp, checks, clock).check(corpId);
        }
    }

    private static Finding finding(ConnectionCheck check, String agentId, CheckItem item) {
        return check.findings().stream()
                .filter(finding -> finding.agentId().equals(agentId) && finding.item() == item)
                .findFirst()
                .orElseThrow();
    }
}
