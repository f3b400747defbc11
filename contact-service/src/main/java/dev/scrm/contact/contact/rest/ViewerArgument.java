package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.staff.Colleagues;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.RequestCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands controller methods that declare a {@link Viewer} whose contacts the caller sees, by the data scope of the token. */
final class ViewerArgument implements HandlerMethodArgumentResolver {
    private final Colleagues colleagues;

    ViewerArgument(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return viewer(RequestCaller.of(asked));
    }

    private Viewer viewer(Caller caller) {
        var corpId = caller.corp();
        var staffId = caller.user();
        return switch (caller.dataScope()) {
            case ALL -> Viewer.ofAll(corpId);
            case OWN -> Viewer.ofOwn(corpId, staffId);
            case DEPARTMENT ->
                staffId == null
                        ? Viewer.ofOwn(corpId, null)
                        : Viewer.ofSome(corpId, staffId, colleagues.of(corpId, staffId));
        };
    }
}
