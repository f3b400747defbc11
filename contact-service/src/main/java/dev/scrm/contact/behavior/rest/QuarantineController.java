package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.behavior.Quarantine;
import dev.scrm.contact.behavior.Quarantined;
import dev.scrm.contact.behavior.ReplayQuarantined;
import dev.scrm.contact.behavior.ReplayQuarantined.Replayed;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What sources told that could not be read: looked at, tried again, thrown away. */
@RestController
@RequestMapping("/api/v1/behavior-quarantine")
class QuarantineController {
    /** @param item what the source wrote, as JSON; cut when it was too long, absent for whom anything in it is masked */
    record QuarantinedView(
            String id,
            String sourceId,
            String code,
            String field,
            String detail,
            @Nullable String item,
            Instant receivedAt)
            implements PersonalData {
        @Override
        public QuarantinedView maskedBy(Masking masking) {
            var seen = masking.shows(
                            DataClass.PHONE,
                            DataClass.EMAIL,
                            DataClass.WECOM_ID,
                            DataClass.IDENTITY,
                            DataClass.BEHAVIOR)
                    ? item
                    : null;
            return new QuarantinedView(
                    id, sourceId, code, masking.words(field), masking.words(detail), seen, receivedAt);
        }

        static QuarantinedView of(Quarantined one) {
            return new QuarantinedView(
                    one.id(), one.sourceId(), one.code(), one.field(), one.detail(), one.item(), one.receivedAt());
        }
    }

    /** @param next the cursor with which to go on; absent when that was all */
    record ReplayedView(int replayed, int stayed, @Nullable String next) {
        static ReplayedView of(Replayed replayed) {
            var next = replayed.next();
            return new ReplayedView(
                    replayed.replayed(),
                    replayed.stayed(),
                    next == null ? null : Cursor.after(next).encoded());
        }
    }

    private final Quarantine quarantine;
    private final ReplayQuarantined replayQuarantined;

    QuarantineController(Quarantine quarantine, ReplayQuarantined replayQuarantined) {
        this.quarantine = quarantine;
        this.replayQuarantined = replayQuarantined;
    }

    @Audited(
            value = "behavior-quarantine-listed",
            filters = {"sourceId", "code"})
    @GetMapping
    Page<QuarantinedView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String sourceId,
            @RequestParam(required = false) @Nullable String code) {
        requireLead(caller);
        var wanted = new Quarantine.Wanted(caller.corp(), sourceId, code);
        var found = quarantine.list(wanted, page.limit() + 1, after(page.cursor()));
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(QuarantinedView::of);
    }

    @Audited(
            value = "behavior-quarantine-replayed",
            kind = AuditKind.CHANGE,
            filters = {"sourceId", "code"})
    @PostMapping("/replay")
    ReplayedView replay(
            Caller caller,
            @RequestParam(required = false) @Nullable String sourceId,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String cursor) {
        requireLead(caller);
        var wanted = new Quarantine.Wanted(caller.corp(), sourceId, code);
        return ReplayedView.of(replayQuarantined.replay(wanted, after(cursor), SubmissionJson::again));
    }

    @Audited(value = "quarantined-behavior-replayed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/replay")
    ReplayedView replayOne(Caller caller, @PathVariable String id) {
        requireLead(caller);
        return ReplayedView.of(replayQuarantined.replayOne(caller.corp(), id, SubmissionJson::again));
    }

    @Audited(value = "quarantined-behavior-discarded", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Caller caller, @PathVariable String id) {
        requireLead(caller);
        replayQuarantined.discard(caller.corp(), id);
    }

    /** It may be about anybody: only who sees all contacts sees it. */
    private static void requireLead(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        if (caller.dataScope() != DataScope.ALL) {
            throw new QuarantineRefused();
        }
    }

    private static @Nullable String after(@Nullable String cursor) {
        return cursor == null ? null : Cursor.decode(cursor, 1).position().getFirst();
    }
}
