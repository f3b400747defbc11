package dev.scrm.gateway.deadletters.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.corps.Editor;
import dev.scrm.gateway.deadletters.DeadLetter;
import dev.scrm.gateway.deadletters.DeadLetters;
import dev.scrm.gateway.deadletters.DeadTopic;
import dev.scrm.gateway.deadletters.DecideOnLetter;
import dev.scrm.gateway.deadletters.LetterDecision;
import dev.scrm.gateway.deadletters.LetterDecisions;
import dev.scrm.gateway.deadletters.LetterPlace;
import dev.scrm.gateway.deadletters.LetterRefused;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the gateway could not read. A letter that names no corp is seen by whoever runs the deployment alone. */
@RestController
@RequestMapping("/api/v1/operations/dead-letters")
class DeadLetterController {
    /** Each takes Kafka a moment, and the caller waits for all. */
    private static final int AT_ONCE = 50;

    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final OperationsAccess access;
    private final DeadLetters letters;
    private final LetterDecisions decisions;
    private final DecideOnLetter decideOnLetter;

    DeadLetterController(
            OperationsAccess access, DeadLetters letters, LetterDecisions decisions, DecideOnLetter decideOnLetter) {
        this.access = access;
        this.letters = letters;
        this.decisions = decisions;
        this.decideOnLetter = decideOnLetter;
    }

    /** @param force though somebody decided on the letter already */
    record RedriveRequest(@Nullable Boolean force) {}

    /** @param ids of letters, as they are listed */
    record RedriveManyRequest(@Nullable List<String> ids) {}

    /**
     * What became of one of many.
     *
     * @param code why nothing was done; null when it was put back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedrivenView(
            String id,
            boolean redriven,
            @Nullable String code,
            @Nullable String detail) {}

    record RedrivenViews(List<RedrivenView> items) {}

    /**
     * @param reason why nobody needs it, for those who look at it later
     * @param force though somebody decided on the letter already
     */
    record DiscardRequest(@Nullable String reason, @Nullable Boolean force) {}

    /**
     * A letter.
     *
     * @param state {@code dead}, or what was decided last: {@code redriving}, {@code redriven}, {@code discarded}
     * @param body how it is built, for an admin who asks for one letter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LetterView(
            String id,
            String topic,
            Instant at,
            String origin,
            String group,
            String reason,
            @Nullable String corpId,
            @Nullable String eventId,
            @Nullable String type,
            @Nullable String source,
            int size,
            String state,
            List<DecisionView> decisions,
            @Nullable Object body) {
        static LetterView of(DeadLetter letter, List<LetterDecision> decided, @Nullable Object body) {
            return new LetterView(
                    letter.place().id(),
                    letter.place().topic().word(),
                    letter.at(),
                    letter.origin(),
                    letter.group(),
                    letter.reason(),
                    letter.corpId(),
                    letter.eventId(),
                    letter.type(),
                    letter.source(),
                    letter.size(),
                    decided.isEmpty() ? "dead" : decided.getLast().word(),
                    decided.stream().map(DecisionView::of).toList(),
                    body);
        }
    }

    /** What somebody decided. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(
            String decision,
            Instant at,
            String byCorp,
            String bySubject,
            @Nullable String byUser,
            boolean forced,
            @Nullable String reason,
            @Nullable String to) {
        static DecisionView of(LetterDecision decision) {
            var by = decision.by();
            return new DecisionView(
                    decision.word(),
                    decision.at(),
                    by.corpId(),
                    by.subject(),
                    by.user(),
                    decision.forced(),
                    decision.reason(),
                    decision.to());
        }
    }

    @GetMapping
    Page<LetterView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(defaultValue = "commands") String topic,
            @RequestParam(required = false) @Nullable String corpId,
            HttpServletRequest request) {
        var visible = visible(caller, corpId, request);
        var found = letters.list(DeadTopic.of(topic), LetterCursor.read(page), page.limit(), visible);
        var decided =
                decisions.find(found.letters().stream().map(DeadLetter::origin).toList());
        return Page.of(
                found.letters().stream()
                        .map(letter -> LetterView.of(letter, decided.getOrDefault(letter.origin(), List.of()), null))
                        .toList(),
                LetterCursor.write(found.next()));
    }

    @GetMapping("/{id}")
    LetterView get(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "commands") String topic,
            HttpServletRequest request) {
        var letter = letter(caller, topic, id, request);
        var body = caller.roles().contains(Role.ADMIN)
                ? letters.body(letter.place()).map(BodyShape::of).orElse(null)
                : null;
        return view(letter, body);
    }

    @PostMapping("/{id}/redrive")
    LetterView redrive(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "commands") String topic,
            @RequestBody(required = false) @Nullable RedriveRequest wish,
            HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        var letter = letter(caller, topic, id, request);
        decideOnLetter.redrive(letter, editor(caller), wish != null && Boolean.TRUE.equals(wish.force()));
        return view(letter, null);
    }

    /** Puts back those of many that nobody decided on; what is wrong with one changes nothing for the others. */
    @PostMapping("/redrive")
    RedrivenViews redriveMany(
            Caller caller,
            @RequestParam(defaultValue = "commands") String topic,
            @RequestBody RedriveManyRequest wish,
            HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        var given = wish.ids() == null ? List.<String>of() : wish.ids();
        // JSON may have null among them.
        var ids = given.stream().filter(Objects::nonNull).distinct().toList();
        if (ids.isEmpty() || ids.size() > AT_ONCE || ids.size() < given.size()) {
            throw LetterRefused.idsInvalid(AT_ONCE);
        }
        return new RedrivenViews(ids.stream()
                .map(id -> redriveOneOfMany(caller, topic, id, request))
                .toList());
    }

    private RedrivenView redriveOneOfMany(Caller caller, String topic, String id, HttpServletRequest request) {
        try {
            decideOnLetter.redrive(letter(caller, topic, id, request), editor(caller), false);
            return new RedrivenView(id, true, null, null);
        } catch (LetterRefused refused) {
            return new RedrivenView(id, false, refused.code(), refused.getMessage());
        }
    }

    @PostMapping("/{id}/discard")
    LetterView discard(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "commands") String topic,
            @RequestBody DiscardRequest wish,
            HttpServletRequest request) {
        Require.role(caller, Role.ADMIN);
        if (wish.reason() == null || !REASON.matcher(wish.reason()).matches()) {
            throw LetterRefused.reasonInvalid();
        }
        var letter = letter(caller, topic, id, request);
        decideOnLetter.discard(letter, editor(caller), Boolean.TRUE.equals(wish.force()), wish.reason());
        return view(letter, null);
    }

    private LetterView view(DeadLetter letter, @Nullable Object body) {
        var decided = decisions.find(List.of(letter.origin())).getOrDefault(letter.origin(), List.of());
        return LetterView.of(letter, decided, body);
    }

    private DeadLetter letter(Caller caller, String topic, String id, HttpServletRequest request) {
        var visible = visible(caller, null, request);
        return letters.find(LetterPlace.of(DeadTopic.of(topic), id))
                .filter(visible)
                .orElseThrow(LetterRefused::unknown);
    }

    private Predicate<DeadLetter> visible(Caller caller, @Nullable String corpId, HttpServletRequest request) {
        var corp = access.corp(caller, corpId, request);
        return corpId == null && OperationsAccess.isOperator(request)
                ? _ -> true
                : letter -> corp.equals(letter.corpId());
    }

    private static Editor editor(Caller caller) {
        return new Editor(caller.corp(), caller.subject(), caller.user());
    }
}
