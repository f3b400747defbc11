package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WeCom that answers what it was told to, by what is asked. */
public final class FakeWecom implements WecomApi {
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> apps = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> limits = Collections.synchronizedList(new ArrayList<>());
    private final Queue<ServicePage> pages = new ArrayDeque<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private Consumer<String> meanwhile = _ -> {};

    public void answers(String call, int errorCode) {
        replies.put(call, new Reply.Answer(errorCode, new byte[0]));
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

    /** How large the pages were that were asked for. */
    public List<Integer> limits() {
        return List.copyOf(limits);
    }

    /** The next page of messages to hand out. */
    public void hasPage(ServicePage page) {
        pages.add(page);
    }

    public void isBack() {
        replies.clear();
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public CallEnd<Void> sendWelcome(App app, String welcomeCode, String text, Instant deadline) {
        apps.add(app.agentId());
        return end("welcome " + welcomeCode, null);
    }

    @Override
    public CallEnd<Void> sendAppMessage(
            App app, String commandId, List<String> staffIds, String text, Instant deadline) {
        apps.add(app.agentId());
        return end("message " + commandId, null);
    }

    @Override
    public CallEnd<ExternalContact> getContact(App app, String externalUserId, Instant deadline) {
        apps.add(app.agentId());
        return end("get", new ExternalContact(externalUserId, "王芳", null, true, 2, null, List.of()));
    }

    @Override
    public CallEnd<Void> markTags(
            App app, String staffId, String externalUserId, Set<String> add, Set<String> remove, Instant deadline) {
        apps.add(app.agentId());
        return end("tag " + String.join(",", add), null);
    }

    @Override
    public CallEnd<Void> sendServiceMessage(
            App app, String messageId, String openKfId, String externalUserId, String text, Instant deadline) {
        return end("service " + messageId, null);
    }

    @Override
    public CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Instant deadline) {
        limits.add(limit);
        return end("sync " + openKfId + " " + token + " " + cursor, pages.poll());
    }

    private <T> CallEnd<T> end(String call, @Nullable T value) {
        calls.add(call);
        meanwhile.accept(call);
        var given = replies.getOrDefault(call.split(" ")[0], new Reply.Answer(0, new byte[0]));
        boolean accepted = given instanceof Reply.Answer(int errorCode, var _) && errorCode == 0;
        return new CallEnd<>(given, 1, false, accepted ? value : null);
    }
}
