package dev.scrm.platform.web;

import static java.util.Objects.requireNonNull;

import com.mongodb.MongoTimeoutException;
import dev.scrm.platform.events.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A controller as a service has it, with every way to fail. */
@RestController
@RequestMapping("/api/v1/items")
class ItemController {
    static final EntityTag GUARDED = EntityTag.of("guarded", 17);

    enum Color {
        RED,
        GREEN
    }

    record Part(String name, int size) {
        Part {
            requireNonNull(name, "name");
        }
    }

    record NewItem(
            @NotBlank String name,
            @Max(9) int count,
            @Nullable Color color,
            @Nullable Instant at,
            @Nullable List<@Valid Part> parts,
            @Nullable JsonNode rest) {
        NewItem {
            requireNonNull(name, "name");
        }
    }

    record View(String name, @Nullable String note, Optional<String> remark, Instant at) {}

    static final class ItemRefused extends Refusal {
        private static final long serialVersionUID = 1L;

        ItemRefused(Kind kind) {
            super(
                    "item-refused",
                    kind,
                    "Expected another item but got this one",
                    Map.of("field", "name", "status", "overwritten", "code", "overwritten"));
        }
    }

    @GetMapping
    Page<Integer> list(PageRequest page) {
        int start = page.cursor() == null
                ? 0
                : Integer.parseInt(Cursor.decode(page.cursor(), 1).position().getFirst());
        var items = IntStream.range(start, Math.min(start + page.limit(), 120))
                .boxed()
                .toList();
        int end = start + items.size();
        return Page.of(items, end < 120 ? Cursor.after(String.valueOf(end)).encoded() : null);
    }

    @PostMapping
    NewItem create(@Valid @RequestBody NewItem item) {
        return item;
    }

    @PostMapping("/anything")
    JsonNode anything(@RequestBody JsonNode body) {
        return body;
    }

    @GetMapping("/{number}")
    View one(@PathVariable int number) {
        return new View("item " + number, null, Optional.empty(), Instant.parse("2026-01-31T08:00:00Z"));
    }

    @GetMapping("/guarded")
    ResponseEntity<String> guarded() {
        return ResponseEntity.ok().eTag(GUARDED.quoted()).body("as it is");
    }

    @PutMapping("/guarded")
    String change(IfMatch ifMatch) {
        ifMatch.check(GUARDED);
        return "changed";
    }

    @GetMapping("/counted")
    int counted(@RequestParam @Min(3) int count) {
        return count;
    }

    @GetMapping("/refused/{kind}")
    void refused(@PathVariable Refusal.Kind kind) {
        throw new ItemRefused(kind);
    }

    @GetMapping("/broken")
    void broken() {
        throw new IllegalStateException("jdbc:secret password=hunter2");
    }

    @GetMapping("/store-away")
    void storeAway() {
        throw new MongoTimeoutException("Timed out while waiting for mongodb://user:hunter2@10.0.0.7");
    }

    @GetMapping("/caller")
    Caller caller(Caller caller) {
        return caller;
    }

    @GetMapping("/managers-only")
    String managersOnly(Caller caller) {
        Require.role(caller, Role.MANAGER, Role.ADMIN);
        return "yes";
    }

    @PreAuthorize("hasRole('AUDITOR')")
    @GetMapping("/auditors-only")
    String auditorsOnly() {
        return "yes";
    }

    @GetMapping(path = "/thread", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Boolean> thread() {
        return Map.of("virtual", Thread.currentThread().isVirtual());
    }
}
