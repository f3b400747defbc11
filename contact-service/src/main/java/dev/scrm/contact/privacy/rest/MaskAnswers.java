package dev.scrm.contact.privacy.rest;

import dev.scrm.contact.audit.UnmaskedData;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.RequestCaller;
import jakarta.servlet.http.HttpServletRequest;
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

/** Masks every answer with data of people, whatever controller it comes from, before it is recorded and leaves. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MaskAnswers implements ResponseBodyAdvice<Object> {
    private final SeePersonalData seePersonalData;

    MaskAnswers(SeePersonalData seePersonalData) {
        this.seePersonalData = seePersonalData;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!isPersonal(body) || !(request instanceof ServletServerHttpRequest servlet)) {
            return body;
        }
        var asked = servlet.getServletRequest();
        var masking = masking(asked);
        var masked = masked(body, masking);
        asked.setAttribute(UnmaskedData.ATTRIBUTE, masking.unmasked());
        return masked;
    }

    private Masking masking(HttpServletRequest request) {
        var caller = RequestCaller.of(request);
        return seePersonalData.masking(caller.corp(), caller.roleNames());
    }

    private static boolean isPersonal(@Nullable Object body) {
        return body instanceof PersonalData
                || (body instanceof Page<?> page && page.items().stream().anyMatch(PersonalData.class::isInstance));
    }

    private static @Nullable Object masked(@Nullable Object body, Masking masking) {
        return switch (body) {
            case PersonalData one -> one.maskedBy(masking);
            case Page<?> page -> page.map(item -> item instanceof PersonalData one ? one.maskedBy(masking) : item);
            case null, default -> body;
        };
    }
}
