package dev.scrm.gateway.commands.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.commands.CancelCommand;
import dev.scrm.gateway.commands.CommandRefused;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of commands; never what they said. */
@RestController
@RequestMapping("/api/v1/commands")
class CommandController {
    private final Ledger ledger;
    private final CancelCommand cancelCommand;

    CommandController(Ledger ledger, CancelCommand cancelCommand) {
        this.ledger = ledger;
        this.cancelCommand = cancelCommand;
    }

    /**
     * A command as it stands: {@code sending}, {@code waiting}, {@code sent}, {@code failed}, {@code expired} or
     * {@code suppressed}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandView(
            String id,
            String command,
            @Nullable String contactId,
            String status,
            @Nullable Integer errorCode,
            @Nullable String reason,
            @Nullable Map<String, Object> result,
            @Nullable Integer attempts,
            Instant takenOnAt,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt) {

        static CommandView of(Ledger.Entry entry) {
            var outcome = entry.outcome();
            return new CommandView(
                    entry.commandId(),
                    entry.command(),
                    entry.contactId(),
                    entry.status().name().toLowerCase(Locale.ROOT),
                    outcome == null ? null : outcome.errorCode(),
                    entry.reason(),
                    outcome == null || outcome.result().isEmpty() ? null : outcome.result(),
                    outcome == null ? null : outcome.attempts(),
                    entry.takenOnAt(),
                    entry.dueAt(),
                    outcome == null ? null : outcome.finishedAt());
        }
    }

    @GetMapping("/{commandId}")
    CommandView get(Caller caller, @PathVariable String commandId) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        return ledger.find(caller.corp(), commandId).map(CommandView::of).orElseThrow(CommandRefused::unknown);
    }

    /** Takes back what was not sent yet. */
    @DeleteMapping("/{commandId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable String commandId) {
        Require.role(caller, Role.ADMIN);
        if (ledger.find(caller.corp(), commandId).isEmpty()) {
            throw CommandRefused.unknown();
        }
        if (!cancelCommand.cancel(caller.corp(), commandId)) {
            throw CommandRefused.tooLate();
        }
    }

    @GetMapping
    Page<CommandView> list(Caller caller, PageRequest page, @RequestParam(required = false) @Nullable String status) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        var before = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var entries = ledger.list(caller.corp(), status(status), page.limit(), before);
        var next = entries.next() == null ? null : Cursor.after(entries.next()).encoded();
        return Page.of(entries.items().stream().map(CommandView::of).toList(), next);
    }

    private static @Nullable CommandStatus status(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(CommandStatus.values())
                        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(CommandRefused::unknownStatus);
    }
}
