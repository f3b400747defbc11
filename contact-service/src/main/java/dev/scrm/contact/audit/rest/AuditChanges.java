package dev.scrm.contact.audit.rest;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Records that a change, a file or a reveal was asked for before it is made: there is none without a record, whatever dies in between, and
 * who is refused again and again is seen. A file streams out where no answer is seen.
 */
@Component
class AuditChanges implements HandlerInterceptor {
    private final AuditIntake intake;
    private final AuditedRequest audited;

    AuditChanges(AuditIntake intake, AuditedRequest audited) {
        this.intake = intake;
        this.audited = audited;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var operation = method.getMethodAnnotation(Audited.class);
            if (operation != null && operation.kind() != AuditKind.READ) {
                intake.submit(List.of(audited.record(
                        operation, AuditStep.ASKED, request, subject(operation, request), references(request), null)));
            }
        }
        return true;
    }

    private static Subject subject(Audited operation, HttpServletRequest request) {
        return new Subject(
                AuditedRequest.contact(operation, request).stream().toList(),
                AuditedRequest.filters(operation, request),
                0,
                List.of());
    }

    private static References references(HttpServletRequest request) {
        return new References(AuditedRequest.ifMatch(request), null);
    }
}
