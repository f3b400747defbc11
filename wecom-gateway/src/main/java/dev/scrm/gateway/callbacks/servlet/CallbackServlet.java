package dev.scrm.gateway.callbacks.servlet;

import dev.scrm.gateway.callbacks.AcceptCallback;
import dev.scrm.gateway.callbacks.CallbackAnswer;
import dev.scrm.gateway.callbacks.CallbackCounts;
import dev.scrm.gateway.callbacks.CallbackQuery;
import dev.scrm.gateway.callbacks.CallbackRefused;
import dev.scrm.gateway.callbacks.CallbackResponse;
import dev.scrm.gateway.callbacks.CallbackTally;
import dev.scrm.gateway.callbacks.EchoCallback;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.platform.web.problem.ProblemWriter;
import dev.scrm.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * {@code GET} and {@code POST /wecom/callback/{corpId}/{agentId}}, and the same for intelligent robots with
 * {@code smart-robots/{robotId}} behind the corp. A plain servlet on a virtual thread, which waits until
 * the event is durable: nothing of a web framework is worth its microseconds here.
 */
final class CallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Corps corps;
    private final transient AcceptCallback acceptCallback;
    private final transient EchoCallback echoCallback;
    private final transient CallbackCounts counts;
    private final transient CallbackTally tally;
    private final int maxBody;

    CallbackServlet(
            Corps corps,
            AcceptCallback acceptCallback,
            EchoCallback echoCallback,
            CallbackCounts counts,
            CallbackTally tally,
            int maxBody) {
        this.corps = corps;
        this.acceptCallback = acceptCallback;
        this.echoCallback = echoCallback;
        this.counts = counts;
        this.tally = tally;
        this.maxBody = maxBody;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long began = System.nanoTime();
        var receiver = receiver(request.getPathInfo());
        var answer = receiver.isEmpty()
                ? CallbackResponse.of(notServed(request.getPathInfo()))
                : accept(receiver.get(), request);
        write(response, answer);
        long took = System.nanoTime() - began;
        counts.answered(answer.answer(), took);
        receiver.ifPresent(served -> tally.answered(served, answer.answer(), took));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var receiver = receiver(request.getPathInfo());
        if (receiver.isEmpty()) {
            write(response, CallbackResponse.of(notServed(request.getPathInfo())));
            return;
        }
        try {
            var echo = echoCallback.echo(receiver.get(), CallbackQuery.parse(request.getQueryString()));
            response.setContentType("text/plain");
            response.setContentLength(echo.length);
            response.getOutputStream().write(echo);
        } catch (CallbackRefused refused) {
            write(response, CallbackResponse.of(refused.answer()));
        }
    }

    /** The path behind the servlet's own: {@code /corp/address}. */
    private Optional<CallbackReceiver> receiver(@Nullable String path) {
        int slash = path == null ? -1 : path.indexOf('/', 1);
        return path == null || slash < 0
                ? Optional.empty()
                : corps.findReceiver(path.substring(1, slash), path.substring(slash + 1));
    }

    /** Nobody is there, or this replica cannot tell yet: then WeCom may send it again. */
    private CallbackAnswer notServed(@Nullable String path) {
        int slash = path == null ? -1 : path.indexOf('/', 1);
        return path != null && slash > 0 && corps.isUnsure(path.substring(1, slash), path.substring(slash + 1))
                ? CallbackAnswer.UNAVAILABLE
                : CallbackAnswer.UNKNOWN_ADDRESS;
    }

    private CallbackResponse accept(CallbackReceiver receiver, HttpServletRequest request) throws IOException {
        var body = body(request);
        if (body.length > maxBody) {
            return CallbackResponse.of(CallbackAnswer.TOO_LARGE);
        }
        try {
            return acceptCallback.accept(receiver, CallbackQuery.parse(request.getQueryString()), body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return CallbackResponse.of(CallbackAnswer.UNAVAILABLE);
        }
    }

    /** The body, or as much of it as shows that it is too large. */
    private byte[] body(HttpServletRequest request) throws IOException {
        long declared = request.getContentLengthLong();
        int most = declared < 0 ? maxBody + 1 : (int) Math.min(declared, maxBody + 1L);
        var body = request.getInputStream();
        if (declared < 0 || declared > maxBody) {
            return body.readNBytes(most);
        }
        var bytes = new byte[most]; // the stream's own way would allocate 16 KB for a callback of one
        body.readNBytes(bytes, 0, most);
        return bytes;
    }

    private static void write(HttpServletResponse response, CallbackResponse answered) throws IOException {
        var answer = answered.answer();
        if (answer.status() != HttpServletResponse.SC_OK) {
            ProblemWriter.write(
                    response, Problems.of(HttpStatusCode.valueOf(answer.status()), answer.code(), answer.detail()));
            return;
        }
        response.setContentLength(answered.body().length);
        if (answered.body().length > 0) {
            response.setContentType(answered.contentType());
            response.getOutputStream().write(answered.body());
        }
    }
}
