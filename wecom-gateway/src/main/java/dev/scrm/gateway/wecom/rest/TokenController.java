package dev.scrm.gateway.wecom.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.OperationsAccess;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.wecom.TokenKind;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.TokenRefusal;
import dev.scrm.gateway.wecom.TokenState;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the tokens and tickets of each app stand; nothing of a token itself. */
@RestController
@RequestMapping("/api/v1/operations/tokens")
class TokenController {
    private final OperationsAccess access;
    private final Tokens tokens;
    private final Clock clock;

    TokenController(OperationsAccess access, Tokens tokens, Clock clock) {
        this.access = access;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A corp with its apps. */
    record CorpView(String corpId, String name, List<AppView> apps) {}

    /** An app with one token of each kind. */
    record AppView(String agentId, String name, List<TokenView> tokens) {}

    /**
     * A token or ticket.
     *
     * @param state {@code valid}, {@code refused}, {@code expired} or {@code none}
     * @param text what it means and what to do, in Chinese
     * @param usableUntil somewhat before WeCom ends it; absent when it is of no use any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(
            String kind,
            String state,
            String text,
            @Nullable Instant usableUntil,
            @Nullable Instant fetchedAt,
            @Nullable RefusalView refused) {
        static TokenView of(TokenKind kind, TokenState token, Instant now) {
            var word = token.word(now);
            return new TokenView(
                    kind.slug(),
                    word.name().toLowerCase(Locale.ROOT),
                    token.text(now),
                    word == TokenState.Word.VALID ? token.usableUntil() : null,
                    token.fetchedAt(),
                    token.refusal() == null ? null : RefusalView.of(token.refusal()));
        }
    }

    /**
     * That WeCom did not give one when it was last asked.
     *
     * @param errorCode absent when it did not answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusalView(@Nullable Integer errorCode, Instant at, Instant until) {
        static RefusalView of(TokenRefusal refusal) {
            return new RefusalView(refusal.errorCode(), refusal.at(), refusal.until());
        }
    }

    @GetMapping
    Page<CorpView> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String corpId,
            HttpServletRequest request) {
        var corps = access.corps(caller, corpId, page, request);
        var states = tokens.states(
                corps.items().stream().map(CorpRegistration::corpId).toList());
        return corps.map(corp -> new CorpView(
                corp.corpId(),
                corp.name(),
                corp.apps().stream()
                        .map(app -> new AppView(app.agentId(), app.name(), ofApp(corp.corpId(), app.agentId(), states)))
                        .toList()));
    }

    private List<TokenView> ofApp(String corpId, String agentId, Map<String, TokenState> states) {
        var now = clock.instant();
        return Stream.of(TokenKind.values())
                .map(kind -> TokenView.of(
                        kind, states.getOrDefault(TokenOf.key(corpId, agentId, kind), TokenState.NEVER), now))
                .toList();
    }
}
