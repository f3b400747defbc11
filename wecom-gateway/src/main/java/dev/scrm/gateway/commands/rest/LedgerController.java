package dev.scrm.gateway.commands.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.commands.LedgerFigures;
import dev.scrm.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of commands in figures; single commands are at {@code /api/v1/commands}. */
@RestController
@RequestMapping("/api/v1/operations/ledger")
class LedgerController {
    private static final Duration LATELY = Duration.ofHours(1);

    /** A command is decided, or waits, after seconds. */
    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final OperationsAccess access;
    private final LedgerFigures figures;
    private final Clock clock;

    LedgerController(OperationsAccess access, LedgerFigures figures, Clock clock) {
        this.access = access;
        this.figures = figures;
        this.clock = clock;
    }

    /** How the ledger stands. */
    record LedgerView(String corpId, SendingView sending, FinishedView finished) {}

    /**
     * Commands that were taken on and are not decided.
     *
     * @param atLeast whether there are more than were counted
     * @param text what to do when one has been there for too long, in Chinese
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SendingView(
            long commands,
            boolean atLeast,
            @Nullable Instant oldest,
            @Nullable String text) {
        static SendingView of(LedgerFigures.Sending sending, Instant now) {
            return new SendingView(sending.commands(), sending.more(), sending.oldest(), text(sending.oldest(), now));
        }

        private static @Nullable String text(@Nullable Instant oldest, Instant now) {
            return oldest == null || Duration.between(oldest, now).compareTo(TOO_LONG) < 0
                    ? null
                    : "最早一条已 %d 分钟没有结论：多为处理它的进程中断，Kafka 重新投递后会自行了结；若各通道 lag 已为 0 仍不变化，请查看 /api/v1/commands?status=sending 并查日志"
                            .formatted(Duration.between(oldest, now).toMinutes());
        }
    }

    /**
     * Commands that were decided since.
     *
     * @param atLeast whether there are more than were counted; {@code from} is later then
     */
    record FinishedView(Instant from, boolean atLeast, List<EndedView> ended) {
        static FinishedView of(LedgerFigures.Finished finished) {
            return new FinishedView(
                    finished.from(),
                    finished.more(),
                    finished.ended().stream().map(EndedView::of).toList());
        }
    }

    /** So many ended so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndedView(String status, @Nullable String reason, long commands) {
        static EndedView of(LedgerFigures.Ended ended) {
            return new EndedView(ended.status().name().toLowerCase(Locale.ROOT), ended.reason(), ended.commands());
        }
    }

    @GetMapping
    LedgerView get(Caller caller, @RequestParam(required = false) @Nullable String corpId, HttpServletRequest request) {
        var corp = access.corp(caller, corpId, request);
        var now = clock.instant();
        return new LedgerView(
                corp,
                SendingView.of(figures.sending(corp), now),
                FinishedView.of(figures.finishedSince(corp, now.minus(LATELY))));
    }
}
