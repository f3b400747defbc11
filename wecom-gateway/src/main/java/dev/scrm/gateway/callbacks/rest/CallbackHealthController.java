package dev.scrm.gateway.callbacks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.callbacks.CallbackCount;
import dev.scrm.gateway.callbacks.CallbackHealth;
import dev.scrm.gateway.callbacks.CallbackHealths;
import dev.scrm.gateway.callbacks.CallbackVerdict;
import dev.scrm.gateway.corps.AppRegistration;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Credentials;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.gateway.corps.SmartRobotRegistration;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the callbacks of each app and robot do, over all replicas, and what to do where they do not. */
@RestController
@RequestMapping("/api/v1/operations/callbacks")
class CallbackHealthController {
    private final OperationsAccess access;
    private final CallbackHealths healths;
    private final Clock clock;

    CallbackHealthController(OperationsAccess access, CallbackHealths healths, Clock clock) {
        this.access = access;
        this.healths = healths;
        this.clock = clock;
    }

    /** A corp with all whom WeCom calls back. */
    record CorpView(
            String corpId, String name, boolean enabled, List<ReceiverView> apps, List<ReceiverView> smartRobots) {}

    /**
     * An app or an intelligent robot.
     *
     * @param agentId of an app
     * @param robotId of a robot
     * @param lastKept when the last callback was answered 200
     * @param lastProven when WeCom last verified the address
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiverView(
            @Nullable String agentId,
            @Nullable String robotId,
            String name,
            VerdictView verdict,
            @Nullable Instant lastKept,
            @Nullable Instant lastProven,
            @Nullable RefusalView lastRefused,
            CountView last24Hours) {
        static ReceiverView of(AppRegistration app, boolean corpEnabled, CallbackHealth health, Instant now) {
            boolean enabled = corpEnabled && app.enabled();
            boolean readable = !(app.credentials() instanceof Credentials.Unreadable);
            return of(app.agentId(), null, app.name(), VerdictView.of(enabled, readable, health, now), health, now);
        }

        static ReceiverView of(SmartRobotRegistration robot, boolean corpEnabled, CallbackHealth health, Instant now) {
            var verdict = VerdictView.of(corpEnabled, robot.isReadable(), health, now);
            return of(null, robot.robotId(), robot.name(), verdict, health, now);
        }

        private static ReceiverView of(
                @Nullable String agentId,
                @Nullable String robotId,
                String name,
                VerdictView verdict,
                CallbackHealth health,
                Instant now) {
            return new ReceiverView(
                    agentId,
                    robotId,
                    name,
                    verdict,
                    health.lastKept(),
                    health.lastProven(),
                    health.lastRefusal()
                            .map(last -> new RefusalView(last.reason(), last.at()))
                            .orElse(null),
                    CountView.of(CallbackHealth.lastDayFrom(now), health.ofLastDay(now)));
        }
    }

    /** What to make of it, in Chinese, and the page of WeCom's console where there is something to do there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(String state, String text, @Nullable String where) {
        static VerdictView of(boolean enabled, boolean readable, CallbackHealth health, Instant now) {
            if (!enabled) {
                return new VerdictView("disabled", "企业或应用已在本系统停用，回调一律返回 404", null);
            }
            if (!readable) {
                return new VerdictView(
                        "unreadable-secret", "凭证无法解密，回调返回 503：请恢复密钥集（SCRM_MESSAGE_KEYSET）后重启，或重新录入凭证", null);
            }
            var verdict = CallbackVerdict.of(health, now);
            return new VerdictView(Slug.of(verdict.state()), verdict.text(), verdict.where());
        }
    }

    /** The last refusal, by its reason and nothing of what was refused. */
    record RefusalView(String reason, Instant at) {}

    /**
     * What came since {@code from}.
     *
     * @param p99Millis 99 of 100 were answered within so long
     */
    record CountView(
            Instant from,
            Map<String, Long> answers,
            Map<String, Long> refusals,
            Map<String, Long> unrecognized,
            long p99Millis,
            long slowestMillis) {
        static CountView of(Instant from, CallbackCount count) {
            Map<String, Long> answers = new TreeMap<>();
            count.answers().forEach((answer, times) -> answers.put(answer.code(), times));
            return new CountView(
                    from,
                    answers,
                    new TreeMap<>(count.refusals()),
                    new TreeMap<>(count.unrecognized()),
                    count.p99Millis(),
                    count.slowestMillis());
        }
    }

    @GetMapping
    Page<CorpView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String corpId,
            HttpServletRequest request) {
        var corps = access.corps(caller, corpId, page, request);
        var now = clock.instant();
        var found = healths.find(
                corps.items().stream().map(CorpRegistration::corpId).toList(), now);
        return corps.map(corp -> new CorpView(
                corp.corpId(),
                corp.name(),
                corp.enabled(),
                corp.apps().stream()
                        .map(app -> ReceiverView.of(app, corp.enabled(), health(found, corp, app.agentId()), now))
                        .toList(),
                corp.smartRobots().stream()
                        .map(robot -> ReceiverView.of(
                                robot, corp.enabled(), health(found, corp, SmartRobot.address(robot.robotId())), now))
                        .toList()));
    }

    private static CallbackHealth health(Map<String, CallbackHealth> found, CorpRegistration corp, String address) {
        return found.getOrDefault(corp.corpId() + ":" + address, CallbackHealth.UNKNOWN);
    }
}
