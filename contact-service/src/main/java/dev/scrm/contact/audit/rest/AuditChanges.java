package dev.scrm.contact.audit.rest;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.UnmaskedData;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Records that a change, a file or a reveal was asked for before it is made: there is none without a record, whatever dies in between, and
 * who is refused again and again is seen. Where {@link AuditAnswers} sees no answer, as of a change that says nothing and of a file that
 * streams out, records that it was made, too.
 */
@Component
class AuditChanges implements HandlerInterceptor {
    private final AuditIntake intake;
    private final AuditedRequest audited;

    AuditChanges(AuditIntake intake, AuditedRequest audited) {
        this.intake = intake;
        this.audited = audited;
    }

    /** What streams out is dispatched again when it has ended: that is nobody asking again. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var operation = operation(handler);
        if (operation != null
                && operation.kind() != AuditKind.READ
                && request.getDispatcherType() != DispatcherType.ASYNC) {
            intake.submit(List.of(audited.record(
                    operation,
                    AuditStep.ASKED,
                    request,
                    subject(operation, request, List.of()),
                    references(request),
                    null)));
        }
        return true;
    }

    /** Not reached by what was refused, nor by a stream that broke off. */
    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        var operation = operation(handler);
        if (operation != null
                && (operation.kind() == AuditKind.CHANGE || operation.kind() == AuditKind.EXPORT)
                && HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful()
                && !AuditedRequest.isDone(request)) {
            var references = AuditedRequest.made(operation, request, response.getHeader(HttpHeaders.ETAG));
            var subject = subject(operation, request, UnmaskedData.of(request::getAttribute));
            intake.submit(List.of(audited.record(operation, AuditStep.DONE, request, subject, references, null)));
            AuditedRequest.noteDone(request);
        }
    }

    private static @Nullable Audited operation(Object handler) {
        return handler instanceof HandlerMethod method ? method.getMethodAnnotation(Audited.class) : null;
    }

    private static Subject subject(Audited operation, HttpServletRequest request, List<String> unmasked) {
        return new Subject(
                AuditedRequest.contact(operation, request).stream().toList(),
                AuditedRequest.filters(operation, request),
                0,
                unmasked);
    }

    private static References references(HttpServletRequest request) {
        return new References(AuditedRequest.ifMatch(request), null);
    }
}
