package dev.scrm.contact.keyword.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.keyword.KeepKeywords;
import dev.scrm.contact.keyword.KeywordList;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
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

/** The lists of keywords of the caller's corp. */
@RestController
@RequestMapping("/api/v1/message-keywords")
class KeywordController {
    /** What a request says of a list. */
    record KeywordsRequest(@NotNull String name, @NotNull List<@NotNull String> words) {}

    /** A list. */
    record KeywordsView(String id, String name, List<String> words, Instant changedAt, String changedBy) {
        static KeywordsView of(KeywordList list) {
            var words = list.words().stream().map(KeywordList.Word::text).toList();
            return new KeywordsView(list.id(), list.name(), words, list.changedAt(), list.changedBy());
        }
    }

    private final KeepKeywords keepKeywords;

    KeywordController(KeepKeywords keepKeywords) {
        this.keepKeywords = keepKeywords;
    }

    /** A new one, or another text of one that is there. */
    @Audited(value = "message-keywords-set", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}")
    ResponseEntity<KeywordsView> put(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @Valid @RequestBody KeywordsRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        var text = new KeywordList.Text(request.name(), request.words());
        return answer(
                keepKeywords.put(caller.corp(), id, text, caller.subject(), known -> ifMatch.check(tag(id, known))));
    }

    @Audited(value = "message-keywords-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        keepKeywords.remove(caller.corp(), id, known -> ifMatch.check(tag(id, known)));
    }

    /** All of them: a corp has no more than fit on a page. */
    @GetMapping
    Page<KeywordsView> list(Caller caller) {
        Require.role(caller, Role.values());
        return Page.of(keepKeywords.list(caller.corp()), null).map(KeywordsView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<KeywordsView> get(Caller caller, @PathVariable String id) {
        Require.role(caller, Role.values());
        return answer(keepKeywords.get(caller.corp(), id));
    }

    private static ResponseEntity<KeywordsView> answer(KeywordList list) {
        return ResponseEntity.ok().eTag(tag(list.id(), list).quoted()).body(KeywordsView.of(list));
    }

    /** Of one that is not there yet as well: it is made by whoever takes whatever there is. */
    private static EntityTag tag(String id, @Nullable KeywordList list) {
        return EntityTag.of("message-keywords-" + id, list == null ? 0 : list.edition());
    }
}
