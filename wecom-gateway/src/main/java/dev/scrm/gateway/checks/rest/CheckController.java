package dev.scrm.gateway.checks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.checks.CheckConnection;
import dev.scrm.gateway.checks.CheckRefused;
import dev.scrm.gateway.checks.ConnectionCheck;
import dev.scrm.gateway.checks.ConnectionChecks;
import dev.scrm.gateway.checks.Finding;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What keeps a corp from working with WeCom; asked for by its admin, or by whoever runs the deployment. */
@RestController
@RequestMapping("/api/v1/corps/{corpId}/check")
class CheckController {
    private final CheckConnection checkConnection;
    private final ConnectionChecks checks;

    CheckController(CheckConnection checkConnection, ConnectionChecks checks) {
        this.checkConnection = checkConnection;
        this.checks = checks;
    }

    /** A check with all it found. */
    record CheckView(String corpId, Instant startedAt, Instant finishedAt, List<FindingView> items) {
        static CheckView of(ConnectionCheck check) {
            return new CheckView(
                    check.corpId(),
                    check.startedAt(),
                    check.finishedAt(),
                    check.findings().stream().map(FindingView::of).toList());
        }
    }

    /**
     * One item of one app.
     *
     * @param verdict {@code ok}, {@code wrong} or {@code unknown}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(
            String item,
            String app,
            String verdict,
            @Nullable Integer code,
            @Nullable String problem,
            @Nullable String where) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.item().code(),
                    finding.agentId(),
                    finding.verdict().name().toLowerCase(Locale.ROOT),
                    finding.code(),
                    finding.problem(),
                    finding.where());
        }
    }

    @PostMapping
    CheckView check(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        OperationsAccess.requireCorp(caller, corpId, request);
        return CheckView.of(checkConnection.check(corpId));
    }

    /** The last one. */
    @GetMapping
    CheckView last(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        OperationsAccess.requireCorp(caller, corpId, request);
        return checks.find(corpId).map(CheckView::of).orElseThrow(CheckRefused::never);
    }
}
