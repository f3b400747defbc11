package dev.scrm.gateway.jsapi;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why a page is not signed. */
public final class SignatureRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private SignatureRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static SignatureRefused unknownApp() {
        return new SignatureRefused(
                "app-unknown", Kind.NOT_FOUND, "Expected an app of your corp but there is none such", Map.of());
    }

    static SignatureRefused unknownKind() {
        return new SignatureRefused(
                "kind-invalid", Kind.INVALID, "Expected kind to be config or agent-config", Map.of("field", "kind"));
    }

    static SignatureRefused invalidUrl() {
        return new SignatureRefused(
                "url-invalid",
                Kind.INVALID,
                "Expected the address of a page, http or https, of at most 2048 characters",
                Map.of("field", "url"));
    }

    static SignatureRefused untrusted() {
        return new SignatureRefused(
                "domain-not-trusted",
                Kind.FORBIDDEN,
                "Expected a page on one of the app's trustedDomains (port included) but it is not",
                Map.of("field", "url"));
    }

    /** @param errorCode WeCom's; 0 when it did not answer */
    static SignatureRefused noTicket(int errorCode) {
        return new SignatureRefused(
                "ticket-unavailable",
                Kind.BUSY,
                "Expected WeCom to give a ticket but it did not; the connection check says what to mend",
                Map.of("errorCode", errorCode, "retryAfterSeconds", 60));
    }
}
