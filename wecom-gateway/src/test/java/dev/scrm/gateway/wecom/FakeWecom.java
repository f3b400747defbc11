package dev.scrm.gateway.wecom;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WeCom that answers what it was told to, by what is asked. */
public final class FakeWecom implements WecomApi {
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> apps = Collections.synchronizedList(new ArrayList<>());
    private final List<CallLane> lanes = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> limits = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, Object>> gifts = new HashMap<>();
    private final Queue<ServicePage> pages = new ArrayDeque<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private Consumer<String> meanwhile = _ -> {};

    @Nullable
    private RuntimeException beforehand;

    public void answers(String call, int errorCode) {
        replies.put(call, new Reply.Answer(errorCode, new byte[0]));
    }

    /** What a call is answered with, besides that it was accepted. */
    public void gives(String call, Map<String, Object> answer) {
        gifts.put(call, answer);
    }

    public void isSilent(String call, Reply.Cause cause) {
        replies.put(call, new Reply.NoAnswer(cause));
    }

    /** What happens during each call, by what is asked. */
    public void takes(Consumer<String> meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** The apps that called, call by call, but for customer service. */
    public List<String> apps() {
        return List.copyOf(apps);
    }

    /** The lanes of what was posted, call by call. */
    public List<CallLane> lanes() {
        return List.copyOf(lanes);
    }

    /** How large the pages were that were asked for. */
    public List<Integer> limits() {
        return List.copyOf(limits);
    }

    /** The next page of messages to hand out. */
    public void hasPage(ServicePage page) {
        pages.add(page);
    }

    /** What keeps every call that is posted from being made. */
    public void cannotBeCalled(RuntimeException because) {
        beforehand = because;
    }

    public void isBack() {
        beforehand = null;
        replies.clear();
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** A call that is held back until then. */
    public void holds(String call, Instant until) {
        replies.put(call, new Reply.Held(until));
    }

    @Override
    public CallEnd<Map<String, Object>> post(App app, ApiRequest request, Terms terms) {
        lanes.add(terms.lane());
        if (!request.api().startsWith("kf/")) {
            apps.add(app.agentId());
        }
        var call = name(request);
        if (beforehand != null) {
            throw beforehand;
        }
        if (!(reply(call) instanceof Reply.Held)) {
            terms.beforeFirst().run();
        }
        return end(call, gifts.getOrDefault(request.api(), Map.of()));
    }

    @Override
    public CallEnd<Map<String, Object>> get(App app, String api, Map<String, String> query, Terms terms) {
        apps.add(app.agentId());
        return end(api, gifts.getOrDefault(api, Map.of()));
    }

    private static String name(ApiRequest request) {
        var body = request.body();
        return switch (request.api()) {
            case "externalcontact/send_welcome_msg" -> "welcome " + body.get("welcome_code");
            case "message/send" -> "message " + body.get("text");
            case "externalcontact/mark_tag" -> "tag " + body.get("add_tag");
            case "kf/send_msg" -> "service " + body.get("msgid");
            default -> request.api();
        };
    }

    @Override
    public CallEnd<String> upload(App app, FileUpload upload, Terms terms) {
        return end("upload " + upload.fileName(), "WM-" + (calls.size() + 1));
    }

    @Override
    public CallEnd<ExternalContact> getContact(App app, String externalUserId, Terms terms) {
        apps.add(app.agentId());
        if (!(reply("get") instanceof Reply.Held)) {
            terms.beforeFirst().run();
        }
        return end("get", new ExternalContact(externalUserId, "王芳", null, true, 2, null, List.of()));
    }

    @Override
    public CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Terms terms) {
        limits.add(limit);
        return end("sync " + openKfId + " " + token + " " + cursor, pages.poll());
    }

    private Reply reply(String call) {
        return replies.getOrDefault(call.split(" ")[0], new Reply.Answer(0, new byte[0]));
    }

    private <T> CallEnd<T> end(String call, @Nullable T value) {
        calls.add(call);
        meanwhile.accept(call);
        var given = reply(call);
        boolean accepted = given instanceof Reply.Answer(int errorCode, var _) && errorCode == 0;
        return new CallEnd<>(given, given instanceof Reply.Held ? 0 : 1, false, accepted ? value : null);
    }
}
