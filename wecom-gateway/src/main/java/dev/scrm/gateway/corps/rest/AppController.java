package dev.scrm.gateway.corps.rest;

import dev.scrm.gateway.corps.AppWish;
import dev.scrm.gateway.corps.ChangeCorps;
import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.CredentialKind;
import dev.scrm.gateway.corps.DirectorySettings;
import dev.scrm.gateway.corps.ReadCorps;
import dev.scrm.gateway.corps.rest.CorpView.AppView;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** The apps of a corp. The ETag is the corp's version: an app is a part of it. */
@RestController
@RequestMapping("/api/v1/corps/{corpId}/apps")
class AppController {
    /**
     * How an app is wished to be; its number is in the path. Credentials go in and never come out: one that is left out
     * stays as it is.
     */
    record AppRequest(
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable String secret,
            @Nullable String callbackToken,
            @Nullable String callbackAesKey,
            @Nullable Set<String> kfAccounts,
            @Nullable Boolean forContacts,
            @Nullable Set<String> trustedDomains,
            @Nullable Map<String, String> cardAnswers,
            @Nullable Duration overlap) {

        AppWish toWish(Duration usualOverlap) {
            return new AppWish(
                    Objects.requireNonNullElse(name, ""),
                    !Boolean.FALSE.equals(enabled),
                    secret,
                    callbackToken,
                    callbackAesKey,
                    Objects.requireNonNullElse(kfAccounts, Set.of()),
                    Boolean.TRUE.equals(forContacts),
                    Objects.requireNonNullElse(trustedDomains, Set.of()),
                    Objects.requireNonNullElse(cardAnswers, Map.of()),
                    Objects.requireNonNullElse(overlap, usualOverlap));
        }

        /** Without the secrets: Spring logs arguments when it is told to log much. */
        @Override
        public String toString() {
            return "AppRequest[" + name + "]";
        }
    }

    private final ReadCorps readCorps;
    private final ChangeCorps changeCorps;
    private final DirectorySettings settings;
    private final Clock clock;

    AppController(ReadCorps readCorps, ChangeCorps changeCorps, DirectorySettings settings, Clock clock) {
        this.readCorps = readCorps;
        this.changeCorps = changeCorps;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them: a corp has 50 at most. */
    @GetMapping
    Page<AppView> list(Caller caller, @PathVariable String corpId, HttpServletRequest request) {
        var corp = CorpAccess.read(readCorps, caller, corpId, request);
        return Page.of(CorpView.of(corp, clock.instant()).apps(), null);
    }

    @GetMapping("/{agentId}")
    ResponseEntity<AppView> get(
            Caller caller, @PathVariable String corpId, @PathVariable String agentId, HttpServletRequest request) {
        return answer(CorpAccess.read(readCorps, caller, corpId, request), agentId);
    }

    @PutMapping("/{agentId}")
    ResponseEntity<AppView> put(
            Caller caller,
            @PathVariable String corpId,
            @PathVariable String agentId,
            @RequestBody AppRequest wish,
            HttpServletRequest request) {
        var edit = CorpAccess.change(caller, corpId, request);
        return answer(changeCorps.putApp(edit, agentId, wish.toWish(settings.overlap())), agentId);
    }

    @DeleteMapping("/{agentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String corpId, @PathVariable String agentId, HttpServletRequest request) {
        changeCorps.removeApp(CorpAccess.change(caller, corpId, request), agentId);
    }

    /** Former secrets are not tried any more. */
    @DeleteMapping("/{agentId}/former-secrets")
    ResponseEntity<AppView> retireSecrets(
            Caller caller, @PathVariable String corpId, @PathVariable String agentId, HttpServletRequest request) {
        return retire(CredentialKind.SECRET, caller, corpId, agentId, request);
    }

    /** Callbacks that are signed or encrypted with former tokens and keys are not taken any more. */
    @DeleteMapping("/{agentId}/former-callbacks")
    ResponseEntity<AppView> retireCallbacks(
            Caller caller, @PathVariable String corpId, @PathVariable String agentId, HttpServletRequest request) {
        return retire(CredentialKind.CALLBACK, caller, corpId, agentId, request);
    }

    private ResponseEntity<AppView> retire(
            CredentialKind kind, Caller caller, String corpId, String agentId, HttpServletRequest request) {
        return answer(changeCorps.retire(CorpAccess.change(caller, corpId, request), agentId, kind), agentId);
    }

    private ResponseEntity<AppView> answer(CorpRegistration corp, String agentId) {
        var app = corp.app(agentId).orElseThrow(CorpRefused::unknownApp);
        return CorpAccess.answer(corp, AppView.of(corp.corpId(), app, clock.instant()));
    }
}
