package dev.scrm.gateway.wecom.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.BudgetState;
import dev.scrm.gateway.budget.BudgetUse;
import dev.scrm.gateway.budget.Budgets;
import dev.scrm.gateway.budget.Budgets.Named;
import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.gateway.wecom.WecomLimits;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much of WeCom's limits is used, over all replicas; not by receiver, of whom there are too many. */
@RestController
@RequestMapping("/api/v1/operations/budget")
class BudgetController {
    private final OperationsAccess access;
    private final ReadCorps readCorps;
    private final Budgets budgets;
    private final WecomLimits limits;
    private final Clock clock;

    BudgetController(OperationsAccess access, ReadCorps readCorps, Budgets budgets, WecomLimits limits, Clock clock) {
        this.access = access;
        this.readCorps = readCorps;
        this.budgets = budgets;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A budget.
     *
     * @param budget {@code corp/api}, {@code corp:agent/api}, {@code corp/webhook/send/robot} or {@code address/api}
     * @param state {@code open}, {@code used-up} or {@code closed}
     * @param text what a state but open means, in Chinese
     * @param places absent where WeCom does not limit calls at the same time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetView(
            String budget,
            String state,
            @Nullable String text,
            List<WindowView> windows,
            @Nullable Instant closedUntil,
            @Nullable PlacesView places,
            Instant touchedAt) {
        static BudgetView of(BudgetState budget, Allowance allowance, Instant now) {
            var use = budget.use(allowance, now);
            return new BudgetView(
                    budget.budget(),
                    Slug.of(use.state()),
                    text(use),
                    use.windows().stream()
                            .map(window -> new WindowView(window.length().toSeconds(), window.used(), window.limit()))
                            .toList(),
                    use.closedUntil(),
                    use.places() == 0 ? null : new PlacesView(use.usedPlaces(), use.places()),
                    budget.touchedAt());
        }

        private static @Nullable String text(BudgetUse use) {
            return switch (use.state()) {
                case OPEN -> null;
                case USED_UP -> "额度已用到只留给紧急与交互调用的部分，批量调用排队等待，随窗口滑动自动恢复";
                case CLOSED ->
                    "企业微信返回调用过于频繁（连续第 %d 次），%s 之前不再调用，之后自动恢复。若额度本身没有用完，请检查是否有其他系统在用同一企业调用同一接口"
                            .formatted(use.refusals(), use.closedUntil());
            };
        }
    }

    /** So many of so many calls in any stretch of so many seconds. */
    record WindowView(long seconds, int used, int limit) {}

    /** Calls at the same time. */
    record PlacesView(int used, int limit) {}

    @GetMapping
    Page<BudgetView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String corpId,
            HttpServletRequest request) {
        var corp = access.corp(caller, corpId, request);
        var apps = readCorps.find(corp).orElseThrow(CorpRefused::unknownCorp).apps();
        var ofApps = apps.stream()
                .flatMap(app -> WecomLimits.ofApps(corp, app.agentId()).stream())
                .toList();
        return view(new Named(corp + "/", ofApps), page, limits::allowance);
    }

    /** Of the address that all corps share, for whoever runs the deployment. */
    @GetMapping("/address")
    Page<BudgetView> ofAddress(Caller caller, PageRequest page, HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        if (!OperationsAccess.isOperator(request)) {
            throw CorpRefused.operatorNeeded();
        }
        return view(new Named(WecomLimits.ADDRESS, List.of()), page, _ -> limits.ofAddress());
    }

    private Page<BudgetView> view(Named wanted, PageRequest page, Function<String, Allowance> allowance) {
        var after = page.cursor() == null
                ? ""
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = budgets.list(wanted, page.limit() + 1, after);
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > shown.size()
                ? Cursor.after(shown.getLast().budget()).encoded()
                : null;
        var now = clock.instant();
        return Page.of(shown, next)
                .map(budget -> BudgetView.of(
                        budget,
                        allowance.apply(
                                budget.budget().substring(budget.budget().indexOf('/') + 1)),
                        now));
    }
}
