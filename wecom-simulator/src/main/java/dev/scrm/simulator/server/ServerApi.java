package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The front of the server API: each call passes the same checks in the same order, and is noted with its answer. */
public final class ServerApi {
    private static final int LARGEST_BODY = 1024 * 1024;

    /** A call as it came in. */
    record Request(String path, boolean post, Map<String, String> query, byte[] body, String ip) {}

    /** What goes back; errors of the platform have the status 200. */
    record Answer(int httpStatus, byte[] body) {}

    private final World world;
    private final Faults faults;
    private final CallLog log;
    private final CallFrequency frequency;
    private final Map<String, Api> apis = new HashMap<>();
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private final AtomicLong hints = new AtomicLong();
    private final JsonMapper mapper = JsonMapper.builder().build();

    public ServerApi(World world, SimulatorSettings settings, Faults faults, CallLog log) {
        this.world = world;
        this.faults = faults;
        this.log = log;
        frequency = new CallFrequency(world, settings.limits().callsPerMinute());
        var all = List.of(
                new BasicApis(world).all(),
                new CustomerApis(world).all(),
                new WelcomeApis(world).all(),
                new TagApis(world).all(),
                new ContactWayApis(world).all(),
                new MessageApis(world).all(),
                new ServiceDeskApis(world).all());
        all.forEach(some -> some.forEach(api -> apis.put(api.path(), api)));
    }

    /** The APIs there are, by their path below /cgi-bin/. */
    public boolean has(String path) {
        return apis.containsKey(path);
    }

    Answer answer(Request request) {
        var time = world.now();
        var api = apis.get(request.path());
        if (api == null) {
            return notSimulated(time, request);
        }
        var fault = faults.next(request.path()).orElse(null);
        if (fault != null && fault.httpStatus() != 0) {
            sleep(fault.delayMs());
            note(time, request, mapper.createObjectNode().put("httpStatus", fault.httpStatus()));
            return new Answer(fault.httpStatus(), new byte[0]);
        }
        var answer = answer(api, request, fault);
        note(time, request, answer);
        return new Answer(200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode answer(Api api, Request request, Faults.@Nullable Fault fault) {
        ObjectNode answer;
        try {
            answer = checked(api, request, fault);
        } catch (WecomError error) {
            answer = Api.answer(error.code(), error.text());
        }
        return explained(answer, request.ip());
    }

    private ObjectNode checked(Api api, Request request, Faults.@Nullable Fault fault) {
        frequency.count(api.path());
        var app = app(api, request);
        if (api.post() != request.post()) {
            throw ApiCall.invalid(api.post() ? "require POST method" : "require GET method");
        }
        var call = new ApiCall(app, request.query(), api.post() ? json(request.body()) : mapper.createObjectNode());
        return alone(api.exclusive().apply(call), api.path(), () -> {
            if (fault != null) {
                sleep(fault.delayMs());
                if (fault.errcode() != 0) {
                    throw new WecomError(fault.errcode(), "fault on demand");
                }
            }
            return world.locked(() -> api.answer().apply(call));
        });
    }

    private Corp.App app(Api api, Request request) {
        if (api.path().equals(BasicApis.TOKEN)) {
            return world.callbacks.corp().apps().getFirst();
        }
        var token = request.query().getOrDefault("access_token", "");
        if (token.isEmpty()) {
            throw new WecomError(41001, "access_token missing");
        }
        var app = world.locked(() -> world.tokens.app(token));
        if (api.customerContact() && !app.customerContact()) {
            throw new WecomError(48002, "api forbidden");
        }
        return app;
    }

    private interface Step {
        ObjectNode take();
    }

    private ObjectNode alone(String what, String path, Step step) {
        if (what.isEmpty()) {
            return step.take();
        }
        var key = path + " " + what;
        if (!inProgress.add(key)) {
            throw new WecomError(45035, "concurrent calls for the same object");
        }
        try {
            return step.take();
        } finally {
            inProgress.remove(key);
        }
    }

    private ObjectNode json(byte[] body) {
        if (body.length > LARGEST_BODY) {
            throw new WecomError(40206, "request body too big");
        }
        try {
            if (mapper.readTree(body) instanceof ObjectNode fields) {
                return fields;
            }
        } catch (JacksonException notJson) {
            throw ApiCall.invalid("Warning: wrong json format. ");
        }
        throw ApiCall.invalid("Warning: wrong json format. ");
    }

    /** Puts the hint and the caller's address behind the text of an error, as WeCom does. */
    private ObjectNode explained(ObjectNode answer, String ip) {
        int errcode = answer.path("errcode").asInt();
        if (errcode != 0) {
            var hint = "[%d_%d_%s]"
                    .formatted(world.now().getEpochSecond(), hints.incrementAndGet() % 100, world.code("", 32));
            answer.put(
                    "errmsg",
                    "%s, hint: %s, from ip: %s, more info at https://open.work.weixin.qq.com/devtool/query?e=%d"
                            .formatted(answer.path("errmsg").asString(), hint, ip, errcode));
        }
        return answer;
    }

    private Answer notSimulated(Instant time, Request request) {
        var answer = mapper.createObjectNode()
                .put("code", "api-not-simulated")
                .put("detail", "Expected an API that the simulator has, but it has no /cgi-bin/" + request.path());
        note(time, request, answer);
        return new Answer(404, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void note(Instant time, Request request, JsonNode answer) {
        log.add(time, "/cgi-bin/" + request.path(), noted(request), answer);
    }

    /** The body of a POST, the parameters of a GET. */
    private JsonNode noted(Request request) {
        if (request.post()) {
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
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
