package dev.scrm.contact.audit.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.audit.AskedInBody;
import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.Exported;
import dev.scrm.contact.audit.Revealed;
import dev.scrm.contact.audit.UnmaskedData;
import dev.scrm.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Records what an answer shows before a byte of it leaves; what cannot be recorded is not answered. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class AuditAnswers implements ResponseBodyAdvice<Object> {
    private final AuditIntake intake;
    private final AuditedRequest audited;

    AuditAnswers(AuditIntake intake, AuditedRequest audited) {
        this.intake = intake;
        this.audited = audited;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.hasMethodAnnotation(Audited.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var operation = method.getMethodAnnotation(Audited.class);
        if (operation == null || !(request instanceof ServletServerHttpRequest servlet)) {
            throw new IllegalStateException("Expected an audited answer to a servlet's request");
        }
        var asked = servlet.getServletRequest();
        var references =
                AuditedRequest.made(operation, asked, response.getHeaders().getETag());
        intake.submit(List.of(audited.record(
                operation, AuditStep.DONE, asked, subject(operation, asked, body), references, reason(body))));
        AuditedRequest.noteDone(asked);
        return body;
    }

    private static @Nullable Reason reason(@Nullable Object body) {
        return switch (body) {
            case Revealed revealed -> revealed.reasonGiven();
            case Exported exported -> exported.reasonGiven();
            case null, default -> null;
        };
    }

    private static Subject subject(Audited operation, HttpServletRequest request, @Nullable Object body) {
        var items = items(body);
        var filters = AuditedRequest.filters(operation, request);
        filters.putAll(AskedInBody.of(request::getAttribute));
        if (body instanceof Exported exported) {
            filters.put("exportId", exported.exportId());
        }
        var contactIds = Stream.concat(
                        AuditedRequest.contact(operation, request).stream(),
                        items.stream()
                                .filter(AboutContacts.class::isInstance)
                                .flatMap(item -> ((AboutContacts) item).contactsNamed().stream()))
                .distinct()
                .toList();
        return new Subject(contactIds, filters, items.size(), unmasked(request, body));
    }

    private static List<String> unmasked(HttpServletRequest request, @Nullable Object body) {
        return switch (body) {
            case Revealed revealed -> revealed.classesRevealed();
            case Exported exported -> exported.classesExported();
            case null, default -> UnmaskedData.of(request::getAttribute);
        };
    }

    private static Collection<?> items(@Nullable Object body) {
        return switch (body) {
            case null -> List.of();
            case Page<?> page -> page.items();
            case Object one -> List.of(one);
        };
    }
}
