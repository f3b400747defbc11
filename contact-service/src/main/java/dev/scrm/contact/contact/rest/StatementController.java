package dev.scrm.contact.contact.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.MoveToStage;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.StateConsent;
import dev.scrm.contact.contact.StatementRefused;
import dev.scrm.contact.contact.TellFields;
import dev.scrm.contact.contact.TellMembership;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What staff and other systems say of a contact they see. Each wants {@code If-Match} with the contact's ETag, and answers the
 * contact as it is then.
 */
@RestController
@RequestMapping("/api/v1/contacts/{id}")
class StatementController {
    /**
     * What is absent stays as it is; null clears.
     *
     * @param fields by their ids
     * @param name a text, or null
     * @param gender male, female, or null
     */
    record FieldsRequest(
            @NotNull Map<String, @Nullable Object> fields,
            @Nullable JsonNode name,
            @Nullable JsonNode gender) {
        /** Who tells a name or a gender need not tell fields. */
        FieldsRequest {
            fields = fields == null && (name != null || gender != null) ? Map.of() : fields;
        }

        NameAndGender profile() {
            return new NameAndGender(ProfileJson.name(name), ProfileJson.gender(gender));
        }

        Stream<DataClass> classes() {
            return Stream.of(
                            fields.keySet().stream().map(DataClass::ofField),
                            Stream.ofNullable(name).map(_ -> DataClass.NAME),
                            Stream.ofNullable(gender).map(_ -> DataClass.GENDER))
                    .flatMap(classes -> classes);
        }
    }

    record StageRequest(@NotNull String stage, @Nullable String because) {}

    record ConsentRequest(
            @NotNull Boolean given,
            @NotNull String source,
            @Nullable Instant at,
            @Nullable String evidence) {
        StateConsent.Said said() {
            return new StateConsent.Said(given, source, at, evidence);
        }
    }

    record MembershipRequest(
            @Nullable String level,
            @Nullable BigDecimal points,
            @Nullable Instant at) {
        TellMembership.Said said(String system) {
            return new TellMembership.Said(system, level, points, false, at);
        }
    }

    private final TellFields tellFields;
    private final MoveToStage moveToStage;
    private final StateConsent stateConsent;
    private final TellMembership tellMembership;
    private final SeePersonalData seePersonalData;
    private final ContactAnswers answers;

    StatementController(
            TellFields tellFields,
            MoveToStage moveToStage,
            StateConsent stateConsent,
            TellMembership tellMembership,
            SeePersonalData seePersonalData,
            ContactAnswers answers) {
        this.tellFields = tellFields;
        this.moveToStage = moveToStage;
        this.stateConsent = stateConsent;
        this.tellMembership = tellMembership;
        this.seePersonalData = seePersonalData;
        this.answers = answers;
    }

    @Audited(value = "contact-fields-told", kind = AuditKind.CHANGE)
    @PatchMapping
    ResponseEntity<ContactDetail> tellFields(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @Valid @RequestBody FieldsRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
        requireSeen(caller, request.classes());
        return answers.of(tellFields.tell(
                viewer,
                id,
                ContactAccess.precondition(ifMatch),
                request.fields(),
                request.profile(),
                ContactAccess.source(caller)));
    }

    @Audited(value = "contact-stage-moved", kind = AuditKind.CHANGE)
    @PutMapping("/stage")
    ResponseEntity<ContactDetail> moveToStage(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @Valid @RequestBody StageRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        return answers.of(moveToStage.move(
                viewer,
                id,
                ContactAccess.precondition(ifMatch),
                request.stage(),
                request.because(),
                ContactAccess.source(caller)));
    }

    @Audited(value = "contact-consent-stated", kind = AuditKind.CHANGE)
    @PutMapping("/consents/{channel}/{purpose}")
    ResponseEntity<ContactDetail> stateConsent(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @PathVariable String channel,
            @PathVariable String purpose,
            @Valid @RequestBody ConsentRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
        return answers.of(stateConsent.state(
                viewer,
                id,
                ContactAccess.precondition(ifMatch),
                about(channel, purpose),
                request.said(),
                ContactAccess.source(caller)));
    }

    @Audited(value = "contact-membership-told", kind = AuditKind.CHANGE)
    @PutMapping("/memberships/{system}")
    ResponseEntity<ContactDetail> tellMembership(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @PathVariable String system,
            @Valid @RequestBody MembershipRequest request) {
        return membership(caller, viewer, ifMatch, id, request.said(system));
    }

    /** It is noted though nothing is known of it: what the system said before may still come. */
    @Audited(value = "contact-membership-ended", kind = AuditKind.CHANGE)
    @DeleteMapping("/memberships/{system}")
    ResponseEntity<ContactDetail> endMembership(
            Caller caller,
            Viewer viewer,
            IfMatch ifMatch,
            @PathVariable String id,
            @PathVariable String system,
            @RequestParam(required = false) @Nullable Instant at) {
        return membership(caller, viewer, ifMatch, id, new TellMembership.Said(system, null, null, true, at));
    }

    private ResponseEntity<ContactDetail> membership(
            Caller caller, Viewer viewer, IfMatch ifMatch, String id, TellMembership.Said said) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        requireSeen(caller, Stream.of(DataClass.MEMBERSHIP));
        return answers.of(tellMembership.tell(
                viewer, id, ContactAccess.precondition(ifMatch), said, ContactAccess.source(caller)));
    }

    private void requireSeen(Caller caller, Stream<DataClass> classes) {
        seePersonalData.require(caller.corp(), caller.roleNames(), classes.toList());
    }

    private static ConsentStatement.About about(String channel, String purpose) {
        return new ConsentStatement.About(
                ConsentChannel.of(channel)
                        .orElseThrow(() -> StatementRefused.consentInvalid(
                                "channel",
                                "one of "
                                        + Stream.of(ConsentChannel.values())
                                                .map(ConsentChannel::word)
                                                .toList())),
                ConsentPurpose.of(purpose)
                        .orElseThrow(() -> StatementRefused.consentInvalid(
                                "purpose",
                                "one of "
                                        + Stream.of(ConsentPurpose.values())
                                                .map(ConsentPurpose::word)
                                                .toList())));
    }
}
