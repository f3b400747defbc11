package dev.scrm.simulator.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes whatever is called under /cgi-bin. The body is read as bytes: what it should be is the platform's to say. */
@RestController
class ServerApiController {
    private static final String ROOT = "/cgi-bin/";
    private static final int LARGEST_BODY = 1024 * 1024;

    private final ServerApi api;

    ServerApiController(ServerApi api) {
        this.api = api;
    }

    @RequestMapping(
            path = ROOT + "**",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException {
        var path = request.getRequestURI().substring(ROOT.length());
        var body = body(request);
        var answer = api.answer(new ServerApi.Request(
                path, request.getMethod().equals("POST"), query(request), body, request.getRemoteAddr()));
        return ResponseEntity.status(answer.httpStatus())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    /** One byte more than is allowed, so that too much can be told from enough. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        int told = request.getContentLength();
        return request.getInputStream().readNBytes(told < 0 ? LARGEST_BODY + 1 : Math.min(told, LARGEST_BODY + 1));
    }

    private static Map<String, String> query(HttpServletRequest request) {
        var query = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }
}
