package dev.scrm.platform.web.security;

import dev.scrm.platform.web.problem.ProblemWriter;
import dev.scrm.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 as problem details. A token that does not even verify gets no hint as to why. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var missing = refused instanceof InsufficientAuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, missing ? "Bearer" : "Bearer error=\"invalid_token\"");
        ProblemWriter.write(response, missing ? missing() : invalid(refused));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemWriter.write(response, needsOperator(denied) ? operatorNeeded() : forbidden());
    }

    private static boolean needsOperator(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException authorization
                && authorization.getAuthorizationResult() instanceof AuthorityAuthorizationDecision needed
                && needed.getAuthorities().stream()
                        .anyMatch(role -> ("ROLE_" + CallerAuthentication.OPERATOR).equals(role.getAuthority()));
    }

    private static ProblemDetail operatorNeeded() {
        return Problems.of(
                HttpStatus.FORBIDDEN,
                "operator-needed",
                "Expected an admin of a corp that runs this deployment (for metrics its role 'metrics' will do), because this"
                        + " is about all corps; the setting scrm.security.operator-corps (SCRM_SECURITY_OPERATORCORPS) names these corps");
    }

    private static ProblemDetail forbidden() {
        return Problems.of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Expected a caller with another role; the token is valid but does not allow this");
    }

    private static ProblemDetail missing() {
        return Problems.of(
                HttpStatus.UNAUTHORIZED,
                "token-missing",
                "Expected a token in the header 'Authorization: Bearer …' but there is none");
    }

    private static ProblemDetail invalid(AuthenticationException refused) {
        if (refused.getCause() instanceof JwtValidationException claims) {
            return of(claims.getErrors().iterator().next());
        }
        if (refused instanceof OAuth2AuthenticationException oauth
                && oauth.getError().getErrorCode().startsWith("token-")) {
            return of(oauth.getError());
        }
        return Problems.of(
                HttpStatus.UNAUTHORIZED,
                "token-invalid",
                "Expected a JWT signed with RS256 by the issuer this service trusts");
    }

    private static ProblemDetail of(OAuth2Error error) {
        var detail = error.getDescription() == null ? "Expected another token" : error.getDescription();
        return Problems.of(HttpStatus.UNAUTHORIZED, error.getErrorCode(), detail);
    }
}
