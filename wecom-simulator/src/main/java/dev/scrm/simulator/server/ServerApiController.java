package dev.scrm.simulator.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes whatever is called under /cgi-bin. The body is read as bytes: what it should be is the platform's to say. */
@RestController
class ServerApiController {
    private static final String ROOT = "/cgi-bin/";

    private final ServerApi api;

    ServerApiController(ServerApi api) {
        this.api = api;
    }

    @RequestMapping(
            path = ROOT + "**",
            method = {RequestMethod.GET, RequestMethod.POST})
    void call(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(ROOT.length());
        var answer = api.answer(new ServerApi.Request(
                path,
                request.getMethod().equals("POST"),
                query(request),
                Objects.requireNonNullElse(request.getContentType(), ""),
                Objects.requireNonNullElse(request.getHeader("Range"), ""),
                body(request, api.largestBody(path)),
                request.getRemoteAddr()));
        if (answer.dropped()) {
            request.setAttribute(DroppedConnections.DROP, true);
            return;
        }
        response.setStatus(answer.httpStatus());
        response.setContentType("application/json");
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** One byte more than is allowed, so that too much can be told from enough. */
    private static byte[] body(HttpServletRequest request, int largest) throws IOException {
        int told = request.getContentLength();
        return request.getInputStream().readNBytes(told < 0 ? largest + 1 : Math.min(told, largest + 1));
    }

    private static Map<String, String> query(HttpServletRequest request) {
        var query = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }
}
