package dev.scrm.contact.audit.rest;

import dev.scrm.contact.audit.AuditChains;
import dev.scrm.contact.audit.AuditChains.Wanted;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRefused;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.ChainHead;
import dev.scrm.contact.audit.ChainPlace;
import dev.scrm.contact.audit.LinkedRecord;
import dev.scrm.contact.audit.VerifyChain;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of the caller's corp, and whether it is whole. */
@RestController
@RequestMapping("/api/v1/audit-trail")
class AuditTrailController {
    private static final int MOST_AT_ONCE = 100_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A record at its place, with all that its hash is made of. */
    record RecordView(
            long sequence,
            String id,
            Instant at,
            String kind,
            String operation,
            String step,
            String actor,
            List<String> roles,
            @Nullable String dataScope,
            List<String> contactIds,
            Map<String, String> filters,
            int count,
            List<String> unmasked,
            @Nullable String request,
            @Nullable String before,
            @Nullable String after,
            @Nullable String purpose,
            @Nullable String because,
            String previousHash,
            String hash) {
        static RecordView of(LinkedRecord linked) {
            var record = linked.record();
            var actor = record.actor();
            var subject = record.subject();
            var references = Optional.ofNullable(record.references());
            var reason = Optional.ofNullable(record.reason());
            return new RecordView(
                    linked.sequence(),
                    record.id(),
                    record.at(),
                    record.kind().word(),
                    record.operation(),
                    record.step().word(),
                    actor.name(),
                    actor.roles(),
                    actor.dataScope(),
                    subject.contactIds(),
                    subject.filters(),
                    subject.count(),
                    subject.unmasked(),
                    record.request(),
                    references.map(References::before).orElse(null),
                    references.map(References::after).orElse(null),
                    reason.map(Reason::purpose).orElse(null),
                    reason.map(Reason::because).orElse(null),
                    linked.previousHash(),
                    linked.hash());
        }
    }

    /** A place in the chain, to be noted somewhere else. */
    record PlaceView(long sequence, String hash) {
        static PlaceView of(ChainPlace place) {
            return new PlaceView(place.sequence(), place.hash());
        }
    }

    /**
     * What to verify.
     *
     * @param after a place that was noted, or where it stopped the last time; absent for the beginning
     * @param limit how many records at most
     */
    record VerificationRequest(
            @Nullable PlaceView after, @Nullable Integer limit) {
        ChainPlace place() {
            if (after == null || after.sequence == 0) {
                return ChainPlace.START;
            }
            if (after.sequence < 0) {
                throw AuditRefused.invalid("after.sequence", "a number from 0 on");
            }
            if (after.hash == null || !HASH.matcher(after.hash).matches()) {
                throw AuditRefused.invalid("after.hash", "64 hexadecimal digits");
            }
            return new ChainPlace(after.sequence, after.hash);
        }

        int most() {
            int most = limit == null ? MOST_AT_ONCE : limit;
            if (most < 1 || most > MOST_AT_ONCE) {
                throw AuditRefused.invalid("limit", "a number from 1 to " + MOST_AT_ONCE);
            }
            return most;
        }
    }

    /** @param flaw what is wrong with it: {@code missing}, {@code changed}, {@code unlinked}, {@code cut-off}, … */
    record BreakView(long sequence, String flaw) {}

    /**
     * What was found.
     *
     * @param status {@code whole}, {@code broken}, or {@code unfinished}: then go on after {@code upTo}
     */
    record VerificationView(
            String status,
            long checked,
            PlaceView upTo,
            @Nullable BreakView broken,
            @Nullable PlaceView head) {
        static VerificationView of(VerifyChain.Verdict verdict) {
            var broken = verdict.broken();
            var head = verdict.head();
            return new VerificationView(
                    broken != null ? "broken" : verdict.done() ? "whole" : "unfinished",
                    verdict.checked(),
                    PlaceView.of(verdict.upTo()),
                    broken == null
                            ? null
                            : new BreakView(broken.sequence(), broken.flaw().word()),
                    head == null ? null : PlaceView.of(head));
        }
    }

    private final AuditChains chains;
    private final VerifyChain verifyChain;

    AuditTrailController(AuditChains chains, VerifyChain verifyChain) {
        this.chains = chains;
        this.verifyChain = verifyChain;
    }

    @Audited(
            value = "audit-trail-listed",
            filters = {"contactId", "actor", "kind", "from", "before"})
    @GetMapping
    Page<RecordView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant before) {
        requireAuditor(caller);
        var wanted =
                new Wanted(caller.corp(), contactId, actor, kind == null ? null : AuditKind.of(kind), from, before);
        var found = chains.list(wanted, page.limit() + 1, below(page));
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > shown.size() ? cursor(shown.getLast()) : null;
        return Page.of(shown, next).map(RecordView::of);
    }

    /** For an auditor to note: it says all that the chain was until then. */
    @GetMapping("/head")
    PlaceView head(Caller caller) {
        requireAuditor(caller);
        return PlaceView.of(chains.head(caller.corp()).map(ChainHead::place).orElse(ChainPlace.START));
    }

    @PostMapping("/verification")
    VerificationView verify(Caller caller, @RequestBody(required = false) @Nullable VerificationRequest request) {
        requireAuditor(caller);
        var wanted = request == null ? new VerificationRequest(null, null) : request;
        return VerificationView.of(verifyChain.verify(caller.corp(), wanted.place(), wanted.most()));
    }

    /** It is about anybody of the corp: only who sees all of it sees the trail. */
    private static void requireAuditor(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        Require.everything(caller);
    }

    private static String cursor(LinkedRecord last) {
        return Cursor.after(Long.toString(last.sequence())).encoded();
    }

    private static long below(PageRequest page) {
        if (page.cursor() == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.decode(page.cursor(), 1).position().getFirst());
        } catch (NumberFormatException _) {
            throw Cursor.invalid();
        }
    }
}
