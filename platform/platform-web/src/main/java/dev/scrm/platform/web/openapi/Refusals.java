package dev.scrm.platform.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Problems that an operation may answer, each status with the codes that it may have. */
final class Refusals {
    private static final String CODES = "x-codes";

    private Refusals() {}

    /** Adds codes to those that the operation has at the status. */
    static void add(Operation operation, String status, Collection<String> codes) {
        var all = new TreeSet<>(codes);
        var known = operation.getResponses().get(status);
        if (known != null
                && known.getExtensions() != null
                && known.getExtensions().get(CODES) instanceof List<?> had) {
            had.forEach(code -> all.add(String.valueOf(code)));
        }
        var code = new StringSchema();
        all.forEach(code::addEnumItemObject);
        var problem = new Schema<>()
                .allOf(List.of(
                        new Schema<>().$ref("#/components/schemas/Problem"), new Schema<>().addProperty("code", code)));
        var response = new ApiResponse()
                .description("`" + String.join("`, `", all) + "`")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
        response.addExtension(CODES, List.copyOf(all));
        operation.getResponses().addApiResponse(status, response);
    }

    /** Whatever was added in whichever order: answers by status. */
    static void sort(Operation operation) {
        var sorted = new TreeMap<>(operation.getResponses());
        operation.getResponses().clear();
        operation.getResponses().putAll(sorted);
    }
}
