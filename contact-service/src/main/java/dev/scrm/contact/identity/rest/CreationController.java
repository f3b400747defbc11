package dev.scrm.contact.identity.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.StateConsent;
import dev.scrm.contact.contact.StatementRefused;
import dev.scrm.contact.identity.CreateContact;
import dev.scrm.contact.identity.CreationRefused;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.IdentityRefused;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where staff and other systems make a contact of somebody whom WeCom does not know. */
@RestController
@RequestMapping("/api/v1/contacts")
class CreationController {
    private static final int MOST_IDENTITIES = 20;
    private static final int MOST_TAGS = 100;
    private static final int MOST_CONSENTS = 40;

    /** @param scope the app or the system in which the value is unique */
    record NewIdentity(
            @NotNull String type,
            @Nullable String scope,
            @NotNull String value) {}

    record NewConsent(
            @NotNull String channel,
            @NotNull String purpose,
            @NotNull Boolean given,
            @NotNull String source,
            @Nullable Instant at,
            @Nullable String evidence) {}

    /**
     * Somebody who is to be a contact.
     *
     * @param identities the contact is born of the first
     * @param gender male or female
     * @param fields of the corp's own, by their ids
     * @param stage the id of one
     * @param tagIds tags of the corp's own
     */
    record CreationRequest(
            @NotNull @Size(min = 1, max = MOST_IDENTITIES) List<@Valid @NotNull NewIdentity> identities,

            @Nullable String name,
            @Nullable String gender,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable String stage,

            @Nullable @Size(max = MOST_TAGS) List<@NotNull String> tagIds,

            @Nullable @Size(max = MOST_CONSENTS) List<@Valid @NotNull NewConsent> consents) {
        NameAndGender profile() {
            var known = gender == null
                    ? null
                    : Gender.known(gender)
                            .orElseThrow(() -> StatementRefused.profileInvalid("gender", "male or female"));
            return NameAndGender.of(name, known);
        }

        Map<String, @Nullable Object> told() {
            return fields == null ? Map.of() : fields;
        }

        List<NewConsent> said() {
            return consents == null ? List.of() : consents;
        }
    }

    /** The contact that was made; the header Location leads to all of it. */
    record CreatedContact(String id) implements AboutContacts {
        @Override
        public List<String> contactsNamed() {
            return List.of(id);
        }
    }

    private final CreateContact createContact;
    private final SeePersonalData seePersonalData;

    CreationController(CreateContact createContact, SeePersonalData seePersonalData) {
        this.createContact = createContact;
        this.seePersonalData = seePersonalData;
    }

    /** Nobody follows the new contact, so that only those see it who see all; a stage is not for programs to say. */
    @Audited(value = "contact-made", kind = AuditKind.CHANGE)
    @PostMapping
    ResponseEntity<CreatedContact> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody CreationRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
        Require.everything(caller);
        if (request.stage() != null) {
            Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        }
        boolean program = caller.user() == null && caller.roles().contains(Role.INTEGRATOR);
        var keys = keys(request, program);
        seePersonalData.require(
                caller.corp(), caller.roleNames(), classes(request, keys).toList());
        var asker = new CreateContact.Asker(
                caller.corp(),
                caller.name(),
                caller.user() == null ? caller.subject() : "by:" + caller.user(),
                program);
        var wanted = new CreateContact.Wanted(
                keys,
                request.profile(),
                request.told(),
                request.stage(),
                request.tagIds() == null ? List.of() : request.tagIds(),
                consents(request));
        var made = idempotencyKey == null
                ? createContact.create(asker, wanted)
                : createContact.createOnce(
                        asker, wanted, idempotencyKey, request.toString().getBytes(UTF_8));
        var id = made.contact().id().value();
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + id))
                .eTag(EntityTag.of(id, made.version()).quoted())
                .body(new CreatedContact(id));
    }

    private static List<IdentityKey> keys(CreationRequest request, boolean program) {
        List<IdentityKey> keys = new ArrayList<>();
        for (int i = 0; i < request.identities().size(); i++) {
            var one = request.identities().get(i);
            try {
                keys.add(
                        program
                                ? IdentityForm.keyOfProgram(one.type(), one.scope(), one.value())
                                : IdentityForm.key(one.type(), one.scope(), one.value()));
            } catch (IdentityRefused refused) {
                throw CreationRefused.within("identities[%d]".formatted(i), refused);
            }
        }
        return keys.stream().distinct().toList();
    }

    /** Whoever does not see a value neither says it nor learns by a refusal whose it is. */
    private static Stream<DataClass> classes(CreationRequest request, List<IdentityKey> keys) {
        return Stream.of(
                        keys.stream().map(key -> DataClass.ofIdentity(key.type().word())),
                        Stream.ofNullable(request.name()).map(_ -> DataClass.NAME),
                        Stream.ofNullable(request.gender()).map(_ -> DataClass.GENDER),
                        request.told().keySet().stream().map(DataClass::ofField))
                .flatMap(classes -> classes)
                .distinct();
    }

    private static Map<ConsentStatement.About, StateConsent.Said> consents(CreationRequest request) {
        Map<ConsentStatement.About, StateConsent.Said> consents = new LinkedHashMap<>();
        for (int i = 0; i < request.said().size(); i++) {
            var one = request.said().get(i);
            var place = "consents[%d]".formatted(i);
            var about = new ConsentStatement.About(
                    ConsentChannel.of(one.channel())
                            .orElseThrow(
                                    () -> StatementRefused.consentInvalid(place + ".channel", "a channel of consents")),
                    ConsentPurpose.of(one.purpose())
                            .orElseThrow(() ->
                                    StatementRefused.consentInvalid(place + ".purpose", "a purpose of consents")));
            var said = new StateConsent.Said(one.given(), one.source(), one.at(), one.evidence());
            if (consents.put(about, said) != null) {
                throw StatementRefused.consentInvalid(place, "each channel and purpose once");
            }
        }
        return consents;
    }
}
