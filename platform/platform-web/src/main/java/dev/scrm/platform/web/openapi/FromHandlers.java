package dev.scrm.platform.web.openapi;

import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** What a controller method's arguments say that springdoc cannot know: they are the suite's own. */
final class FromHandlers implements GlobalOperationCustomizer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageRequest.class, IfMatch.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.setOperationId(id(handler));
        shareIdempotencyKey(operation);
        if (takes(handler, PageRequest.class)) {
            add(operation, "Limit");
            add(operation, "Cursor");
            Refusals.add(operation, "422", List.of("limit-out-of-range", "cursor-invalid"));
        }
        if (takes(handler, IfMatch.class)) {
            add(operation, "IfMatch");
            Refusals.add(operation, "412", List.of("precondition-failed"));
            Refusals.add(operation, "422", List.of("if-match-invalid"));
            Refusals.add(operation, "428", List.of("precondition-required"));
        }
        return operation;
    }

    /** It means the same wherever it is taken. */
    private static void shareIdempotencyKey(Operation operation) {
        var parameters = operation.getParameters();
        if (parameters != null && parameters.removeIf(one -> "Idempotency-Key".equals(one.getName()))) {
            add(operation, "IdempotencyKey");
        }
    }

    /** Generated clients name their methods by it: it stays when a path moves. */
    private static String id(HandlerMethod handler) {
        var controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(handler.getMethod().getName());
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Stream.of(handler.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void add(Operation operation, String parameter) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
    }
}
