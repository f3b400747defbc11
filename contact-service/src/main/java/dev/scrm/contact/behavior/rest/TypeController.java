package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.behavior.BehaviorCatalogue;
import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.CustomTypes.Kept;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue: what kinds of behaviour there are, and what each may say. */
@RestController
@RequestMapping("/api/v1/behavior-types")
class TypeController {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What to make of a type; its name is in the path.
     *
     * @param schema JSON Schema of the properties
     */
    record TypeRequest(@NotNull String title, @NotNull JsonNode schema) {}

    record TypeView(String name, String title, JsonNode schema, boolean builtIn) {
        static TypeView of(BehaviorType type) {
            return new TypeView(type.name(), type.title(), JSON.readTree(type.schema()), type.builtIn());
        }
    }

    record Types(List<TypeView> items) {}

    private final BehaviorCatalogue catalogue;

    TypeController(BehaviorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    Types list(Caller caller) {
        Require.role(caller, Role.values());
        return new Types(
                catalogue.list(caller.corp()).stream().map(TypeView::of).toList());
    }

    @GetMapping("/{name}")
    ResponseEntity<TypeView> get(Caller caller, @PathVariable String name) {
        Require.role(caller, Role.values());
        return answer(catalogue.get(caller.corp(), name));
    }

    @Audited(value = "behavior-type-set", kind = AuditKind.CHANGE, contact = "none", filters = "name")
    @PutMapping("/{name}")
    ResponseEntity<TypeView> put(
            Caller caller, IfMatch ifMatch, @PathVariable String name, @Valid @RequestBody TypeRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        var schema = request.schema().toString();
        return answer(catalogue.define(
                caller.corp(), name, request.title(), schema, known -> ifMatch.check(tag(name, known))));
    }

    @Audited(value = "behavior-type-removed", kind = AuditKind.CHANGE, contact = "none", filters = "name")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, IfMatch ifMatch, @PathVariable String name) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.INTEGRATOR);
        catalogue.remove(caller.corp(), name, known -> ifMatch.check(tag(name, known)));
    }

    private static ResponseEntity<TypeView> answer(Kept kept) {
        return ResponseEntity.ok().eTag(tag(kept.type().name(), kept).quoted()).body(TypeView.of(kept.type()));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String name, @Nullable Kept kept) {
        return EntityTag.of("behavior-type-" + name, kept == null ? 0 : kept.edition());
    }
}
