package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.server.Faults.Fault;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The front of the server API: each call passes the same checks in the same order, and is noted with its answer. */
public final class ServerApi {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;
    private static final int LARGEST_NOTED = 256 * 1024;
    private static final int LARGEST_UPLOAD = 21 * 1024 * 1024;

    /** A call as it came in. */
    record Request(
            String path,
            boolean post,
            Map<String, String> query,
            String contentType,
            String range,
            byte[] body,
            String ip) {}

    /** What goes back; errors of the platform have the status 200. A dropped call is not answered. */
    record Answer(int httpStatus, byte[] body, Map<String, String> headers, boolean dropped) {}

    private final World world;
    private final Faults faults;
    private final CallLog log;
    private final Limits limits;
    private final Map<String, Api> apis;
    private final AppRules appRules = new AppRules();
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private final AtomicLong hints = new AtomicLong();
    private final JsonMapper mapper = JsonMapper.builder().build();

    public ServerApi(World world, Faults faults, Limits limits, CallLog log) {
        this.world = world;
        this.faults = faults;
        this.limits = limits;
        this.log = log;
        apis = Apis.of(world);
    }

    /** Whether there is an API of this path below /cgi-bin/. */
    public boolean has(String path) {
        return apis.containsKey(path);
    }

    /** Pictures and articles are part of some calls. */
    int largestBody(String path) {
        var api = apis.get(path);
        if (api != null && api.method() == Api.Method.UPLOAD) {
            return LARGEST_UPLOAD;
        }
        return path.equals("message/send") || path.equals("webhook/send") ? LARGEST_MESSAGE : LARGEST_BODY;
    }

    /** What is switched on apps. */
    public AppRules appRules() {
        return appRules;
    }

    Answer answer(Request request) {
        var time = world.now();
        var api = apis.get(request.path());
        if (api == null) {
            return notSimulated(time, request);
        }
        var fault = faults.next(request.path()).orElse(null);
        if (fault != null && !fault.afterEffect() && (fault.httpStatus() != 0 || fault.drop())) {
            sleep(fault.delayMs());
            return failed(time, request, fault, mapper.createObjectNode());
        }
        var reply = reply(api, request, fault == null || fault.afterEffect() ? null : fault);
        if (fault == null || !fault.afterEffect()) {
            note(time, request, noted(reply));
            return answer(reply);
        }
        sleep(fault.delayMs());
        if (fault.drop() || fault.httpStatus() != 0) {
            return failed(time, request, fault, mapper.createObjectNode().set("lost", noted(reply)));
        }
        var after = fault.errcode() == 0 ? reply : refused(api, request, onDemand(fault, request));
        note(time, request, noted(after));
        return answer(after);
    }

    private Answer failed(Instant time, Request request, Fault fault, ObjectNode noted) {
        noted.put("httpStatus", fault.httpStatus());
        if (fault.drop()) {
            noted.put("dropped", true);
        }
        note(time, request, noted);
        return new Answer(fault.httpStatus(), new byte[0], Map.of(), fault.drop());
    }

    private Reply reply(Api api, Request request, @Nullable Fault fault) {
        limits.called(api.path());
        try {
            return checked(api, request, fault);
        } catch (WecomError error) {
            return refused(api, request, error);
        }
    }

    private Reply checked(Api api, Request request, @Nullable Fault fault) {
        var app = app(api, request);
        limits.enter(
                api.path(),
                Map.of("app", "" + app.agentId(), "key", request.query().getOrDefault("key", "")));
        try {
            sleep(world.limits().latencyMs());
            var call = call(api, app, request);
            return alone(api.exclusive().apply(call), api.path(), () -> {
                if (fault != null) {
                    sleep(fault.delayMs());
                    if (fault.errcode() != 0) {
                        throw onDemand(fault, request);
                    }
                }
                return explained(world.locked(() -> api.answer().apply(call)), api, request);
            });
        } finally {
            limits.leave(api.path());
        }
    }

    private ApiCall call(Api api, Corp.App app, Request request) {
        boolean post = api.method() != Api.Method.GET;
        if (post != request.post()) {
            throw ApiCall.invalid(post ? "require POST method" : "require GET method");
        }
        if (request.body().length > largestBody(api.path())) {
            throw new WecomError(api.method() == Api.Method.UPLOAD ? 45001 : 40206, "request body too big");
        }
        var nothing = mapper.createObjectNode();
        return switch (api.method()) {
            case GET -> new ApiCall(app, request.query(), nothing, null, request.range());
            case POST -> new ApiCall(app, request.query(), json(request.body()), null, "");
            case UPLOAD ->
                new ApiCall(app, request.query(), nothing, Upload.read(request.contentType(), request.body()), "");
        };
    }

    private Corp.App app(Api api, Request request) {
        if (api.path().equals("gettoken")) {
            appRules.checkSecret(world.callbacks.corp(), request.query().getOrDefault("corpsecret", ""));
        }
        if (api.access() == Api.Access.ANYBODY) {
            return world.callbacks.corp().apps().getFirst();
        }
        var token = request.query().getOrDefault("access_token", "");
        if (token.isEmpty()) {
            throw new WecomError(41001, "access_token missing");
        }
        var app = world.locked(() -> world.tokens.app(token));
        appRules.check(app, api, request.ip());
        if (api.access() == Api.Access.CUSTOMER_CONTACT && !app.customerContact()) {
            throw new WecomError(48002, "api forbidden");
        }
        return app;
    }

    private Reply alone(String what, String path, Supplier<Reply> step) {
        if (what.isEmpty()) {
            return step.get();
        }
        var key = path + " " + what;
        if (!inProgress.add(key)) {
            throw new WecomError(45035, "concurrent calls for the same object");
        }
        try {
            return step.get();
        } finally {
            inProgress.remove(key);
        }
    }

    private ObjectNode json(byte[] body) {
        try {
            if (mapper.readTree(body) instanceof ObjectNode fields) {
                return fields;
            }
        } catch (JacksonException notJson) {
            throw ApiCall.invalid("Warning: wrong json format. ");
        }
        throw ApiCall.invalid("Warning: wrong json format. ");
    }

    private Reply refused(Api api, Request request, WecomError error) {
        return explained(new Reply.Json(Api.answer(error.code(), error.text())), api, request);
    }

    /** Puts the hint and the caller's address behind the text of an error, as WeCom does. */
    private Reply explained(Reply reply, Api api, Request request) {
        int errcode =
                reply instanceof Reply.Json json ? json.body().path("errcode").asInt() : 0;
        if (errcode != 0 && reply instanceof Reply.Json(ObjectNode answer)) {
            limits.refused(api.path(), errcode);
            var hint = "[%d_%d_%s]"
                    .formatted(world.now().getEpochSecond(), hints.incrementAndGet() % 100, world.code("", 32));
            answer.put(
                    "errmsg",
                    "%s, hint: %s, from ip: %s, more info at https://open.work.weixin.qq.com/devtool/query?e=%d"
                            .formatted(answer.path("errmsg").asString(), hint, request.ip(), errcode));
        }
        return reply;
    }

    private static WecomError onDemand(Fault fault, Request request) {
        var echo = " of " + request.query() + new String(request.body(), StandardCharsets.UTF_8);
        return new WecomError(fault.errcode(), "fault on demand" + (fault.echo() ? echo : ""));
    }

    private Answer notSimulated(Instant time, Request request) {
        var answer = mapper.createObjectNode()
                .put("code", "api-not-simulated")
                .put("detail", "Expected an API that the simulator has, but it has no /cgi-bin/" + request.path());
        note(time, request, answer);
        return new Answer(404, answer.toString().getBytes(StandardCharsets.UTF_8), Map.of(), false);
    }

    private static Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Json(var body) ->
                new Answer(200, body.toString().getBytes(StandardCharsets.UTF_8), Map.of(), false);
            case Reply.Content(var status, var bytes, var headers) -> new Answer(status, bytes, headers, false);
        };
    }

    private JsonNode noted(Reply reply) {
        return switch (reply) {
            case Reply.Json(var body) -> body;
            case Reply.Content content -> mapper.createObjectNode().put("bytes", content.bytes().length);
        };
    }

    private void note(Instant time, Request request, JsonNode answer) {
        log.add(time, "/cgi-bin/" + request.path(), noted(request), answer);
    }

    /** The body of a POST; the parameters of a GET or of an upload, whose bytes are not kept here. */
    private JsonNode noted(Request request) {
        if (request.body().length > LARGEST_NOTED) {
            return mapper.createObjectNode().put("bytes", request.body().length);
        }
        var api = apis.get(request.path());
        if (request.post() && (api == null || api.method() != Api.Method.UPLOAD)) {
            try {
                return mapper.readTree(request.body());
            } catch (JacksonException notJson) {
                return mapper.stringNode(new String(request.body(), StandardCharsets.UTF_8));
            }
        }
        var parameters = mapper.createObjectNode();
        request.query().forEach(parameters::put);
        return parameters;
    }

    private static void sleep(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
