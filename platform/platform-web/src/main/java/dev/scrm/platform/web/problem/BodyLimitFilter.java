package dev.scrm.platform.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over the limit: by their declared length before a byte is read, else while reading. */
final class BodyLimitFilter extends OncePerRequestFilter {
    private final long bodyLimit;
    private final long uploadLimit;

    BodyLimitFilter(long bodyLimit, long uploadLimit) {
        this.bodyLimit = bodyLimit;
        this.uploadLimit = uploadLimit;
    }

    private long limit(HttpServletRequest request) {
        return UploadFilter.isForm(request) ? uploadLimit : bodyLimit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request);
        long declared = request.getContentLengthLong();
        if (declared > limit) {
            ProblemWriter.write(response, problem(limit));
        } else if (declared < 0) {
            chain.doFilter(new LimitedRequest(request, limit), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static ProblemDetail problem(long limit) {
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "Expected a request body of at most %d bytes".formatted(limit),
                Map.of("maximumBytes", limit));
    }
}
