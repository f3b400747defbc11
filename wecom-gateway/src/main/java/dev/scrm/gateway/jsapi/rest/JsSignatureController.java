package dev.scrm.gateway.jsapi.rest;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.CorpRefused;
import dev.scrm.gateway.jsapi.PageSignature;
import dev.scrm.gateway.jsapi.SignPage;
import dev.scrm.gateway.jsapi.SignatureKind;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signatures for the pages that staff open inside WeCom. */
@RestController
class JsSignatureController {
    /**
     * What to sign.
     *
     * @param url of the page as the browser has it
     * @param kind {@code config} or {@code agent-config}
     */
    record SignatureRequest(String url, String kind) {
        SignatureRequest {
            requireNonNull(url, "url");
            requireNonNull(kind, "kind");
        }

        /** Without the address, which may hold a code: Spring logs arguments when it is told to log much. */
        @Override
        public String toString() {
            return "SignatureRequest[" + kind + "]";
        }
    }

    private final SignPage signPage;

    JsSignatureController(SignPage signPage) {
        this.signPage = signPage;
    }

    @PostMapping("/api/v1/corps/{corpId}/apps/{agentId}/js-signature")
    PageSignature sign(
            Caller caller,
            @PathVariable String corpId,
            @PathVariable String agentId,
            @RequestBody SignatureRequest request) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT);
        if (!corpId.equals(caller.corp())) {
            throw CorpRefused.unknownCorp();
        }
        return signPage.sign(corpId, agentId, request.url(), SignatureKind.of(request.kind()));
    }
}
