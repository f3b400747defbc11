package dev.scrm.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

/** Who sent a request, for what stands around controllers; these take a {@link Caller} as an argument. */
public final class RequestCaller {
    private RequestCaller() {}

    /** @throws IllegalStateException when the path is open, so that nobody knows who asks */
    public static Caller of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException(
                "Expected an authenticated caller but the path is open: an open path cannot have a Caller argument");
    }
}
