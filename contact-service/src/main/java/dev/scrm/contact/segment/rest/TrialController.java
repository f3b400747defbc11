package dev.scrm.contact.segment.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AskedInBody;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.FindWarnings;
import dev.scrm.contact.segment.Trial;
import dev.scrm.contact.segment.TryCondition;
import dev.scrm.contact.segment.Warning;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a condition would hold for, while the caller is writing it. */
@RestController
@RequestMapping("/api/v1/segment-trials")
class TrialController {
    private final TryCondition tryCondition;
    private final Contacts contacts;
    private final FindWarnings findWarnings;
    private final RequireSeen requireSeen;

    TrialController(TryCondition tryCondition, Contacts contacts, FindWarnings findWarnings, RequireSeen requireSeen) {
        this.findWarnings = findWarnings;
        this.requireSeen = requireSeen;
        this.tryCondition = tryCondition;
        this.contacts = contacts;
    }

    /** What a request says. */
    record TrialRequest(@Nullable Object condition) {}

    /**
     * How far a trial has got.
     *
     * @param percent of all people who were put to it
     * @param members for whom it holds, as far as it got
     * @param estimate how many there will be; exact when it is done
     * @param sample some of them
     * @param warnings what of the condition nobody can meet as things are; told as it begins, absent when there is none
     */
    record TrialView(
            String id,
            int percent,
            long members,
            long estimate,
            List<Named> sample,
            boolean done,
            @Nullable List<Warning> warnings)
            implements AboutContacts, PersonalData {
        @Override
        public List<String> contactsNamed() {
            return sample.stream().map(Named::contactId).toList();
        }

        @Override
        public TrialView maskedBy(Masking masking) {
            var seen = sample.stream()
                    .map(one -> new Named(one.contactId(), masking.text(DataClass.NAME, one.name())))
                    .toList();
            return new TrialView(id, percent, members, estimate, seen, done, warnings);
        }
    }

    /** Somebody of the sample. */
    record Named(String contactId, @Nullable String name) {}

    @Audited("segment-trial-begun")
    @PostMapping
    ResponseEntity<TrialView> start(Caller caller, @RequestBody TrialRequest request, HttpServletRequest asked) {
        require(caller);
        var condition = ConditionForm.read(request.condition());
        requireSeen.require(caller, condition);
        var trial = tryCondition.start(caller.corp(), caller.subject(), condition);
        asked.setAttribute(AskedInBody.ATTRIBUTE, Map.of("id", trial.id(), "condition", TriedCondition.of(condition)));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/segment-trials/" + trial.id()))
                .body(view(caller, trial.id(), findWarnings.find(caller.corp(), condition)));
    }

    @Audited(value = "segment-trial-shown", contact = "none", filters = "id")
    @GetMapping("/{id}")
    TrialView get(Caller caller, @PathVariable String id) {
        require(caller);
        return view(caller, id, List.of());
    }

    /** Whoever counts people learns something of all of them. */
    private static void require(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        Require.everything(caller);
    }

    private TrialView view(Caller caller, String id, List<Warning> warnings) {
        var standing = tryCondition.standing(caller.corp(), caller.subject(), id);
        return new TrialView(
                id,
                (int) (standing.share() * 100),
                standing.members(),
                standing.estimate(),
                named(caller.corp(), standing),
                standing.done(),
                warnings.isEmpty() ? null : warnings);
    }

    private List<Named> named(String corpId, Trial.Standing standing) {
        var known = contacts.findAll(corpId, standing.sample());
        return standing.sample().stream()
                .flatMap(id -> Optional.ofNullable(known.get(new ContactId(corpId, id))).stream())
                .map(contact ->
                        new Named(contact.id().value(), contact.snapshot().name()))
                .toList();
    }
}
