package dev.scrm.gateway.corps.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.corps.CardNotice;
import dev.scrm.gateway.corps.ChangeCorps;
import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.DirectorySettings;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.gateway.corps.SmartRobotRegistration;
import dev.scrm.gateway.corps.SmartRobotWish;
import dev.scrm.gateway.corps.rest.CorpView.CredentialView;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The intelligent robots of a corp. The ETag is the corp's version: a robot is a part of it. */
@RestController
@RequestMapping("/api/v1/corps/{corpId}/smart-robots")
class SmartRobotController {
    /**
     * How an intelligent robot is wished to be; its id is in the path. Token and key go in and never come out: one that is
     * left out stays as it is.
     */
    record SmartRobotRequest(
            @Nullable String name,
            @Nullable String callbackToken,
            @Nullable String callbackAesKey,
            @Nullable String greeting,
            @Nullable Map<String, @Nullable NoticeRequest> cardAnswers,
            @Nullable Duration overlap) {

        SmartRobotWish toWish(Duration usualOverlap) {
            return new SmartRobotWish(
                    Objects.requireNonNullElse(name, ""),
                    callbackToken,
                    callbackAesKey,
                    greeting,
                    notices(),
                    Objects.requireNonNullElse(overlap, usualOverlap));
        }

        private Map<String, CardNotice> notices() {
            return cardAnswers == null
                    ? Map.of()
                    : cardAnswers.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, notice -> notice(notice.getValue())));
        }

        private static CardNotice notice(@Nullable NoticeRequest notice) {
            return notice == null
                    ? new CardNotice("", null, "")
                    : new CardNotice(
                            Objects.requireNonNullElse(notice.title(), ""),
                            notice.description(),
                            Objects.requireNonNullElse(notice.url(), ""));
        }

        /** Without the secrets: Spring logs arguments when it is told to log much. */
        @Override
        public String toString() {
            return "SmartRobotRequest[" + name + "]";
        }
    }

    /** What a card becomes once it was clicked. */
    record NoticeRequest(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url) {}

    /**
     * An intelligent robot.
     *
     * @param state {@code ok}, or {@code unreadable-secret} when what its credentials were sealed with is gone
     * @param callbackPath what WeCom's console gets as URL, behind this service's public address
     * @param callback token and AES key; absent when they cannot be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SmartRobotView(
            String robotId,
            String name,
            String state,
            String callbackPath,
            @Nullable CredentialView callback,
            @Nullable String greeting,
            Map<String, CardNotice> cardAnswers) {
        static SmartRobotView of(String corpId, SmartRobotRegistration robot, Instant now) {
            var callbacks = robot.callbacks();
            return new SmartRobotView(
                    robot.robotId(),
                    robot.name(),
                    callbacks == null ? "unreadable-secret" : "ok",
                    "/wecom/callback/" + corpId + "/smart-robots/" + robot.robotId(),
                    callbacks == null ? null : CredentialView.of(callbacks, now),
                    robot.greeting(),
                    new TreeMap<>(robot.cardAnswers()));
        }
    }

    private final ReadCorps readCorps;
    private final ChangeCorps changeCorps;
    private final DirectorySettings settings;
    private final Clock clock;

    SmartRobotController(ReadCorps readCorps, ChangeCorps changeCorps, DirectorySettings settings, Clock clock) {
        this.readCorps = readCorps;
        this.changeCorps = changeCorps;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them: a corp has 50 at most. */
    @GetMapping
    Page<SmartRobotView> list(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        var corp = CorpAccess.read(readCorps, caller, corpId, request);
        var now = clock.instant();
        return Page.of(
                corp.smartRobots().stream()
                        .map(robot -> SmartRobotView.of(corpId, robot, now))
                        .toList(),
                null);
    }

    @GetMapping("/{robotId}")
    ResponseEntity<SmartRobotView> get(
            Caller caller, @PathVariable String corpId, @PathVariable String robotId, HttpServletRequest request) {
        return answer(CorpAccess.read(readCorps, caller, corpId, request), robotId);
    }

    @PutMapping("/{robotId}")
    ResponseEntity<SmartRobotView> put(
            Caller caller,
            @PathVariable String corpId,
            @PathVariable String robotId,
            @RequestBody SmartRobotRequest wish,
            HttpServletRequest request) {
        var edit = CorpAccess.change(caller, corpId, request);
        return answer(changeCorps.putSmartRobot(edit, robotId, wish.toWish(settings.overlap())), robotId);
    }

    @DeleteMapping("/{robotId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String corpId, @PathVariable String robotId, HttpServletRequest request) {
        changeCorps.removeSmartRobot(CorpAccess.change(caller, corpId, request), robotId);
    }

    /** Callbacks that are signed or encrypted with former tokens and keys are not taken any more. */
    @DeleteMapping("/{robotId}/former-callbacks")
    ResponseEntity<SmartRobotView> retireCallbacks(
            Caller caller, @PathVariable String corpId, @PathVariable String robotId, HttpServletRequest request) {
        return answer(changeCorps.retireSmartRobot(CorpAccess.change(caller, corpId, request), robotId), robotId);
    }

    private ResponseEntity<SmartRobotView> answer(CorpRegistration corp, String robotId) {
        var robot = corp.smartRobot(robotId).orElseThrow(CorpRefused::unknownSmartRobot);
        return CorpAccess.answer(corp, SmartRobotView.of(corp.corpId(), robot, clock.instant()));
    }
}
