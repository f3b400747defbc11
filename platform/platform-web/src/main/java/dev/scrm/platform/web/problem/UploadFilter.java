package dev.scrm.platform.web.problem;

import static java.util.stream.Collectors.toMap;

import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.web.RequestCaller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import dev.scrm.platform.web.UploadPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets forms with files through where a service takes them, from those who may send them, and so many at a time: all of them lie on
 * the same disk.
 */
final class UploadFilter extends OncePerRequestFilter {
    private static final String FORM_WITH_FILES = "multipart/";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Map<String, List<Role>> paths;
    private final Semaphore places;

    UploadFilter(List<UploadPath> paths, int atOnce) {
        this.paths = paths.stream().collect(toMap(UploadPath::path, UploadPath::roles));
        this.places = new Semaphore(atOnce);
    }

    static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, FORM_WITH_FILES, 0, FORM_WITH_FILES.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        var roles = paths.get(request.getRequestURI());
        if (roles == null || !request.getMethod().equals("POST")) {
            ProblemWriter.write(response, Problems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
            return;
        }
        try {
            Require.role(RequestCaller.of(request), roles.toArray(Role[]::new));
        } catch (Refusal refusal) {
            ProblemWriter.write(response, Problems.of(refusal));
            return;
        }
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            ProblemWriter.write(response, Problems.ofStatus(HttpStatus.SERVICE_UNAVAILABLE));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
