package dev.scrm.contact.field.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldDefinition;
import dev.scrm.contact.field.FieldOption;
import dev.scrm.contact.field.FieldPolicy;
import dev.scrm.contact.field.FieldRefused;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.KeepFields;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fields are defined by those who lead, and read by all. */
@RestController
@RequestMapping("/api/v1/contact-fields")
class FieldController {
    record OptionRequest(@NotNull String id, @NotNull String name) {
        FieldOption option() {
            return new FieldOption(id, name);
        }
    }

    /** What to make of a field; its id is in the path. */
    record FieldRequest(
            @NotNull String name,
            @Nullable String description,
            @NotNull String type,
            @Nullable List<@NotNull @Valid OptionRequest> options,
            @Nullable Integer maxLength,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable String policy,
            @Nullable List<@NotNull String> trust) {
        FieldDefinition definition(String id) {
            var wanted = Objects.requireNonNullElse(policy, FieldPolicy.LATEST.word());
            return new FieldDefinition(
                    id,
                    name,
                    description,
                    FieldType.of(type)
                            .orElseThrow(() -> FieldRefused.wordUnknown(
                                    "type",
                                    Stream.of(FieldType.values())
                                            .map(FieldType::word)
                                            .toList())),
                    Stream.ofNullable(options)
                            .flatMap(List::stream)
                            .map(OptionRequest::option)
                            .toList(),
                    maxLength,
                    minimum,
                    maximum,
                    FieldPolicy.of(wanted)
                            .orElseThrow(() -> FieldRefused.wordUnknown(
                                    "policy",
                                    Stream.of(FieldPolicy.values())
                                            .map(FieldPolicy::word)
                                            .toList())),
                    Objects.requireNonNullElse(trust, List.of()));
        }
    }

    /** @param archived true when it takes no values any more */
    record FieldView(
            String id,
            String name,
            @Nullable String description,
            String type,
            List<FieldOption> options,
            @Nullable Integer maxLength,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            String policy,
            List<String> trust,
            boolean archived) {
        static FieldView of(Field field) {
            var definition = field.definition();
            return new FieldView(
                    definition.id(),
                    definition.name(),
                    definition.description(),
                    definition.type().word(),
                    definition.options(),
                    definition.maxLength(),
                    definition.minimum(),
                    definition.maximum(),
                    definition.policy().word(),
                    definition.trust(),
                    field.archived());
        }
    }

    record FieldList(List<FieldView> items) {}

    private final KeepFields keepFields;

    FieldController(KeepFields keepFields) {
        this.keepFields = keepFields;
    }

    @GetMapping
    FieldList list(Caller caller) {
        Require.role(caller, Role.values());
        return new FieldList(
                keepFields.list(caller.corp()).stream().map(FieldView::of).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<FieldView> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answer(keepFields.get(caller.corp(), id));
    }

    @Audited(value = "contact-field-set", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}")
    ResponseEntity<FieldView> put(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody FieldRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return answer(keepFields.define(caller.corp(), request.definition(id), known -> ifMatch.check(tag(id, known))));
    }

    /** It is still there, and so are the values it has; putting it again takes it into use. */
    @Audited(value = "contact-field-archived", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    ResponseEntity<FieldView> archive(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        return answer(keepFields.archive(caller.corp(), id, known -> ifMatch.check(tag(id, known))));
    }

    private static ResponseEntity<FieldView> answer(Field field) {
        return ResponseEntity.ok().eTag(tag(field.id(), field).quoted()).body(FieldView.of(field));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String id, @Nullable Field field) {
        return EntityTag.of("contact-fields-" + id, field == null ? -1 : field.edition());
    }
}
