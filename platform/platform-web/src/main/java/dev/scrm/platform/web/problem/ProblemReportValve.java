package dev.scrm.platform.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** What Tomcat refuses before any filter sees it (a malformed target, headers too large) is a problem detail too. */
final class ProblemReportValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemWriter.write(response.getResponse(), Problems.ofStatus(HttpStatusCode.valueOf(status)));
            response.finishResponse();
        } catch (IOException _) {
            // The caller is gone: there is nobody left to tell, and the access log has the status.
        }
    }
}
