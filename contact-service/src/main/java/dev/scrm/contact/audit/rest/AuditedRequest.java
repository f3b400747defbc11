package dev.scrm.contact.audit.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.Audited;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.RequestCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** What a request says of who asks, and for what. */
@Component
class AuditedRequest {
    /** Version, trace id, parent id, flags (W3C trace context). */
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final String DONE = AuditedRequest.class.getName() + ".done";

    /** Whatever somebody puts into a path ends up in records that stay. */
    private static final int LONGEST = 100;

    private final Clock clock;
    private final RandomGenerator random;

    AuditedRequest(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    AuditRecord record(
            Audited audited,
            AuditStep step,
            HttpServletRequest request,
            Subject subject,
            @Nullable References references,
            @Nullable Reason reason) {
        var caller = RequestCaller.of(request);
        var now = clock.instant();
        return new AuditRecord(
                Ids.uuid7(now, random).toString(),
                caller.corp(),
                now,
                audited.kind(),
                audited.value(),
                step,
                actor(caller),
                subject,
                named(request),
                references,
                reason);
    }

    /** The contact in the path, if there is one. */
    static Optional<String> contact(Audited audited, HttpServletRequest request) {
        return inPath(audited.contact(), request);
    }

    static SortedMap<String, String> filters(Audited audited, HttpServletRequest request) {
        var filters = new TreeMap<String, String>();
        for (var name : audited.filters()) {
            inPath(name, request)
                    .or(() -> Optional.ofNullable(request.getParameter(name)).map(AuditedRequest::shortened))
                    .ifPresent(value -> filters.put(name, value));
        }
        return filters;
    }

    private static Optional<String> inPath(String name, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? Optional.of(shortened(value))
                : Optional.empty();
    }

    static @Nullable String ifMatch(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        return header == null ? null : shortened(header);
    }

    /** Between which states a change lies that was made; there are none of a read, a file or a reveal. */
    static @Nullable References made(Audited audited, HttpServletRequest request, @Nullable String etag) {
        return audited.kind() == AuditKind.CHANGE ? new References(ifMatch(request), etag) : null;
    }

    /** That it is in the trail as done, so that nobody records it again. */
    static void noteDone(HttpServletRequest request) {
        request.setAttribute(DONE, true);
    }

    static boolean isDone(HttpServletRequest request) {
        return request.getAttribute(DONE) != null;
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.name(), caller.roleNames(), caller.dataScope().claim());
    }

    private static @Nullable String named(HttpServletRequest request) {
        var trace = request.getHeader("traceparent");
        var matcher = TRACE.matcher(trace == null ? "" : trace);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        var id = request.getHeader("X-Request-Id");
        return id != null && REQUEST_ID.matcher(id).matches() ? id : null;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
