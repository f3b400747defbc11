package dev.scrm.gateway.checks;

import dev.scrm.gateway.callbacks.CallbackTimes;
import dev.scrm.gateway.corps.App;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Checks one app: its secret first, then everything else side by side. */
final class CheckApp {
    private static final Duration LATELY = Duration.ofHours(24);

    private final Questions questions;
    private final CallbackTimes callbackTimes;
    private final Executor sideBySide;
    private final Clock clock;

    CheckApp(Questions questions, CallbackTimes callbackTimes, Executor sideBySide, Clock clock) {
        this.questions = questions;
        this.callbackTimes = callbackTimes;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** What the items say, in their order; what is not answered when the patience ends is unknown. */
    CompletableFuture<List<Finding>> check(App app, Set<CheckItem> items, Duration patience) {
        var deadline = clock.instant().plus(patience.dividedBy(2));
        return ask(app, CheckItem.CREDENTIAL, null, deadline, patience.dividedBy(2))
                .thenCompose(secret -> others(app, items, secret, deadline, patience.dividedBy(2)));
    }

    private CompletableFuture<List<Finding>> others(
            App app, Set<CheckItem> items, WecomAnswer secret, Instant deadline, Duration patience) {
        Map<CheckItem, CompletableFuture<WecomAnswer>> asked = new EnumMap<>(CheckItem.class);
        items.stream()
                .filter(CheckApp::isAsked)
                .forEach(item -> asked.put(item, ask(app, item, null, deadline, patience)));
        var contacts = asked.get(CheckItem.CONTACTS);
        if (contacts != null && items.contains(CheckItem.STAFF)) {
            asked.put(
                    CheckItem.STAFF,
                    contacts.thenCompose(found -> found.members().isEmpty()
                            ? CompletableFuture.completedFuture(WecomAnswer.SILENCE)
                            : ask(app, CheckItem.STAFF, found.members().getFirst(), deadline, patience)));
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    Map<CheckItem, WecomAnswer> answers = new EnumMap<>(CheckItem.class);
                    answers.put(CheckItem.CREDENTIAL, secret);
                    asked.forEach((item, answer) -> answers.put(item, answer.join()));
                    return findings(app, answers);
                });
    }

    private static boolean isAsked(CheckItem item) {
        return switch (item) {
            case CREDENTIAL, TRUSTED_IP, CALLBACKS, STAFF -> false;
            case AGENT,
                    JSAPI_TICKET,
                    AGENT_TICKET,
                    CONTACTS,
                    STAFF_LIST,
                    DEPARTMENTS,
                    CUSTOMER_GROUPS,
                    TAGS,
                    CONTACT_WAYS,
                    ACQUISITION_LINKS,
                    MASS_MESSAGES,
                    MOMENTS,
                    RESIGNED_STAFF,
                    CUSTOMER_SERVICE,
                    APPROVALS -> true;
        };
    }

    private CompletableFuture<WecomAnswer> ask(
            App app, CheckItem item, @Nullable String memberId, Instant deadline, Duration patience) {
        return CompletableFuture.supplyAsync(() -> questions.ask(app, item, memberId, deadline), sideBySide)
                .completeOnTimeout(WecomAnswer.SILENCE, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<Finding> findings(App app, Map<CheckItem, WecomAnswer> answers) {
        var agentId = app.agentId();
        var findings = new ArrayList<Finding>();
        answers.forEach((item, answer) -> findings.add(finding(agentId, item, answer, answers)));
        // A token alone proves no address: WeCom gives it to any.
        findings.add(Judgement.trustedIp(
                agentId,
                answers.entrySet().stream()
                        .filter(one -> one.getKey() != CheckItem.CREDENTIAL
                                || one.getValue().is(60020))
                        .map(Map.Entry::getValue)
                        .toList()));
        findings.add(cameLately(app) ? Finding.ok(agentId, CheckItem.CALLBACKS) : Judgement.noCallbacksLately(agentId));
        findings.sort(Comparator.comparing(Finding::item));
        return findings;
    }

    private static Finding finding(
            String agentId, CheckItem item, WecomAnswer answer, Map<CheckItem, WecomAnswer> answers) {
        var contacts = answers.get(CheckItem.CONTACTS);
        boolean isNobodyThere = contacts != null && contacts.members().isEmpty();
        if (item == CheckItem.AGENT) {
            return Judgement.agent(agentId, answer, answers.values());
        }
        if (item == CheckItem.CONTACTS && isNobodyThere && answer.is(0)) {
            return Judgement.nobodyContacts(agentId);
        }
        return item == CheckItem.STAFF && isNobodyThere
                ? Judgement.nobodyToAskAbout(agentId)
                : Judgement.of(agentId, item, answer);
    }

    private boolean cameLately(App app) {
        return callbackTimes
                .last(app)
                .filter(at -> at.isAfter(clock.instant().minus(LATELY)))
                .isPresent();
    }
}
