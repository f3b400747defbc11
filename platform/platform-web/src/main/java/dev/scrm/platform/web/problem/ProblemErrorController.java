package dev.scrm.platform.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last stop of every error nobody answered: tells the status and a code, never the exception. */
@Controller
final class ProblemErrorController implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(response, problem(request));
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        if (isIssuerUnreachable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            return Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "token-issuer-unreachable",
                    "Expected to check the token but its issuer's keys cannot be read now; try again later");
        }
        // Without the attribute somebody asked for the error path itself.
        return Problems.ofStatus(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        ? HttpStatusCode.valueOf(status)
                        : HttpStatus.NOT_FOUND);
    }

    private static boolean isIssuerUnreachable(@Nullable Throwable thrown) {
        return thrown instanceof AuthenticationServiceException || thrown instanceof JwtDecoderInitializationException;
    }
}
