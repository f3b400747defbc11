package dev.scrm.gateway.corps.rest;

import dev.scrm.gateway.corps.ChangeCorps;
import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.gateway.corps.RobotRegistration;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
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

/** The robots of a corp's groups. The ETag is the corp's version: a robot is a part of it. */
@RestController
@RequestMapping("/api/v1/corps/{corpId}/robots")
class RobotController {
    /** How a robot is wished to be; its id is in the path. The key goes in and never comes out; left out it stays. */
    record RobotRequest(@Nullable String name, @Nullable String key) {
        /** Without the secret: Spring logs arguments when it is told to log much. */
        @Override
        public String toString() {
            return "RobotRequest[" + name + "]";
        }
    }

    /** @param state {@code ok}, or {@code unreadable-secret} when what its key was sealed with is gone */
    record RobotView(String robotId, String name, String state) {
        static RobotView of(RobotRegistration robot) {
            return new RobotView(robot.robotId(), robot.name(), robot.isReadable() ? "ok" : "unreadable-secret");
        }
    }

    private final ReadCorps readCorps;
    private final ChangeCorps changeCorps;

    RobotController(ReadCorps readCorps, ChangeCorps changeCorps) {
        this.readCorps = readCorps;
        this.changeCorps = changeCorps;
    }

    /** All of them: a corp has 200 at most. */
    @GetMapping
    Page<RobotView> list(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        var corp = CorpAccess.read(readCorps, caller, corpId, request);
        return Page.of(corp.robots().stream().map(RobotView::of).toList(), null);
    }

    @GetMapping("/{robotId}")
    ResponseEntity<RobotView> get(
            Caller caller, @PathVariable String corpId, @PathVariable String robotId, HttpServletRequest request) {
        return answer(CorpAccess.read(readCorps, caller, corpId, request), robotId);
    }

    @PutMapping("/{robotId}")
    ResponseEntity<RobotView> put(
            Caller caller,
            @PathVariable String corpId,
            @PathVariable String robotId,
            @RequestBody RobotRequest wish,
            HttpServletRequest request) {
        var edit = CorpAccess.change(caller, corpId, request);
        var name = wish.name() == null ? "" : wish.name();
        return answer(changeCorps.putRobot(edit, robotId, name, wish.key()), robotId);
    }

    @DeleteMapping("/{robotId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String corpId, @PathVariable String robotId, HttpServletRequest request) {
        changeCorps.removeRobot(CorpAccess.change(caller, corpId, request), robotId);
    }

    private static ResponseEntity<RobotView> answer(CorpRegistration corp, String robotId) {
        var robot = corp.robot(robotId).orElseThrow(CorpRefused::unknownRobot);
        return CorpAccess.answer(corp, RobotView.of(robot));
    }
}
