package dev.scrm.contact.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.identity.DecideOnProposal;
import dev.scrm.contact.identity.IdentityRefused;
import dev.scrm.contact.identity.MergeProposal;
import dev.scrm.contact.identity.MergeProposals;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.DataScope;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts that may be one person, for those who lead to decide. */
@RestController
@RequestMapping("/api/v1/merge-proposals")
class ProposalController {
    /** @param because what speaks for it, such as {@code identity:phone} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalView(
            String id,
            String contactId,
            String otherContactId,
            String because,
            String status,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt)
            implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return List.of(contactId, otherContactId);
        }

        static ProposalView of(MergeProposal proposal) {
            return new ProposalView(
                    proposal.id(),
                    proposal.contactId(),
                    proposal.otherContactId(),
                    proposal.because(),
                    Slug.of(proposal.status()),
                    proposal.proposedAt(),
                    proposal.decidedBy(),
                    proposal.decidedAt());
        }
    }

    private final MergeProposals proposals;
    private final DecideOnProposal decideOnProposal;

    ProposalController(MergeProposals proposals, DecideOnProposal decideOnProposal) {
        this.proposals = proposals;
        this.decideOnProposal = decideOnProposal;
    }

    @Audited(value = "merge-proposals-listed", filters = "status")
    @GetMapping
    Page<ProposalView> list(Caller caller, PageRequest page, @RequestParam(defaultValue = "open") String status) {
        requireAll(caller);
        var after = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = proposals.list(caller.corp(), MergeProposal.Status.of(status), page.limit() + 1, after);
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(ProposalView::of);
    }

    @Audited(value = "merge-proposal-accepted", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/acceptance")
    ProposalView accept(Caller caller, @PathVariable String id) {
        requireAll(caller);
        return ProposalView.of(decideOnProposal.accept(caller.corp(), id, by(caller)));
    }

    @Audited(value = "merge-proposal-dismissed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/dismissal")
    ProposalView dismiss(Caller caller, @PathVariable String id) {
        requireAll(caller);
        return ProposalView.of(decideOnProposal.dismiss(caller.corp(), id, by(caller)));
    }

    /** A proposal is about any two contacts of the corp: only who sees all of them may see it. */
    private static void requireAll(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        if (caller.dataScope() != DataScope.ALL) {
            throw IdentityRefused.notAll();
        }
    }

    private static String by(Caller caller) {
        return caller.user() == null ? caller.subject() : caller.user();
    }
}
